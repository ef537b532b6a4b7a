package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StraightReadingTest {
    private static final String COLUMNS = """
            columns:
              Day: date
              Account: text
              Sum: number
            """;
    private static final String SELECT =
            "select source_row, \"Day\" as posted_on, \"Account\" as account_code, \"Sum\" as amount from input";
    private static final String FILE = """
            Day,Account,Sum
            2025-06-30,1000,"1,234.50"
            30 Jun 2025, 4000 ,(1234.50)
            2025-06-30,"40""00",$ 7
            2025/06/30,4000,1e3
            2025-06-30,1000,12345678901234.123456
            2025-06-30,1000,.5
            2025-06-30,,

            """;

    private static final String SEVERAL = """
            format: several
            title: A journal and its accounts
            inputs:
              lines:
                shape: delimited
                recognise: { columns: [Day, Account, Sum, State] }
                columns: { Day: date, Sum: number, Due: { type: date, optional: true } }
                leave_out: { a draft: "\\"State\\" = 'draft'" }
              accounts:
                shape: delimited
                recognise: { columns: [Account, Name], not: [Sum] }
                lookup: true
            select:
              ledger_line: |
                select lines.source_file_key, lines.source_row, "Day" as posted_on, lines."Account" as account_code,
                    "Name" as account_name, "Sum" as amount, "Currency" as currency, "Memo" as description
                from lines
                left join accounts on accounts."Account" = lines."Account"
            """;

    @TempDir
    Path root;

    private Desk desk;

    @BeforeEach
    void desk() {
        desk = new Desk(root);
    }

    /** A condition in the select sends the same file through the tables. */
    @Test
    void straightAndByTablesAreTheSameRows() throws IOException {
        String file = FILE.replace("12345678901234.123456", "12345678901.12").replace("2025-06-30,,\n", "");
        desk.format(mapping("straight", "Day, Account, Sum", SELECT));
        desk.file("a.csv", file);
        StagedExport straight = desk.stagedOnly();
        List<List<Object>> rows = desk.rows("ledger_line", "source_row, posted_on, account_code, amount");

        Desk other =
                new Desk(root.resolve("other")).format(mapping("tables", "Day, Account, Sum", SELECT + " where true"));
        other.file("a.csv", file);
        StagedExport byTables = other.stagedOnly();

        assertThat(rows).hasSize(6).isEqualTo(other.rows("ledger_line", "source_row, posted_on, account_code, amount"));
        assertThat(straight.rows()).isEqualTo(byTables.rows());
        assertThat(straight.files().get(0).conventions())
                .isEqualTo("dates ymd: reads 6 of 6 values; decimal point: reads 6 of 6 values")
                .isEqualTo(byTables.files().get(0).conventions());
        assertThat(straight.files().get(0).leftOut())
                .isEqualTo(byTables.files().get(0).leftOut());
    }

    @Test
    void oneCellThatCannotBeReadIsFoundAndSaidAsEver() throws IOException {
        desk.format(mapping("straight", "Day, Account, Sum", SELECT));
        desk.file("a.csv", FILE);

        StagedExport staged = desk.stagedOnly();
        assertThat(staged.rows().get(0).rows()).isEqualTo(6);
        assertThat(staged.files().get(0).rowsRejected()).isEqualTo(1);
        assertThat(desk.rows("reject", "source_row, column_name, expected"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.get(0)).isEqualTo(8L));
        assertThat(desk.rows("ledger_line", "sum(amount)::varchar").get(0).get(0))
                .isEqualTo("12345678902241.6235"); // 7 + 1000 + 12345678901234.1235 + 0.5
    }

    /**
     * Two files, one of which serves the other, a rule that leaves out, columns that say the same in every row and one that
     * says nothing. Another file, of which a cell cannot be read, sends the same rows through the tables.
     */
    @Test
    void exportOfSeveralFilesIsTheSameByEitherWay() throws IOException {
        String lines = """
                Day,Account,Sum,Currency,Memo,State
                2025-06-30,1000,"1,234.50",EUR,,booked
                2025-06-30,4000,(1234.50),EUR,,booked
                2025-07-01,4000,5.00,EUR,,draft
                """;
        String accounts = "Account,Name\n1000,Bank\n4000,Sales\n";
        desk.format(SEVERAL).file("lines.csv", lines).file("accounts.csv", accounts);
        StagedExport straight = desk.stagedOnly();

        Desk other = new Desk(root.resolve("other")).format(SEVERAL);
        other.file("lines.csv", lines + "yesterday,4000,5.00,EUR,,booked\n").file("accounts.csv", accounts);
        StagedExport byTables = other.stagedOnly();

        String columns = "source_row, posted_on, account_code, account_name, amount, currency, description";
        assertThat(desk.rows("ledger_line", columns, "order by source_row"))
                .hasSize(2)
                .isEqualTo(other.rows("ledger_line", columns, "order by source_row"));
        assertThat(straight.rows()).isEqualTo(byTables.rows());
        assertThat(straight.files())
                .extracting(StagedExport.SourceFile::rowsRead)
                .containsExactly(2L, 3L);
        assertThat(straight.files().get(1).leftOut())
                .isEqualTo(byTables.files().get(1).leftOut())
                .containsExactly(new StagedExport.LeftOut("a draft", 1));
        assertThat(byTables.files().get(1).rowsRejected()).isEqualTo(1);
    }

    @Test
    void rowThatAJoinLosesIsRejectedThoughEveryCellCanBeRead() throws IOException {
        desk.format(SEVERAL.replace("left join", "join"));
        desk.file("lines.csv", """
                Day,Account,Sum,Currency,Memo,State
                2025-06-30,1000,5.00,EUR,,booked
                2025-06-30,4000,-5.00,EUR,,booked
                """);
        desk.file("accounts.csv", "Account,Name\n1000,Bank\n");
        assertThat(desk.stagedOnly().files().get(1).rowsRejected()).isEqualTo(1);
        assertThat(desk.rows("reject", "source_row, expected"))
                .containsExactly(List.of(3L, "a row for ledger_line, which the format's select does not give"));
        assertThat(desk.rows("ledger_line", "source_row")).containsExactly(List.of(2L));
    }

    @Test
    void valueThatEveryRowRepeatsAndNobodyCanReadIsRejectedInEachOfThem() throws IOException {
        desk.format(mapping("straight", "Day, Account, Sum", SELECT));
        desk.file("a.csv", "Day,Account,Sum\nyesterday,1000,1.50\nyesterday,1000,2.50\n");
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isEqualTo(2);
        assertThat(desk.rows("reject", "source_row, found"))
                .containsExactly(List.of(2L, "yesterday"), List.of(3L, "yesterday"));
    }

    @Test
    void doubtThatALaterRowWouldSettleIsLeftToTheTables() throws IOException {
        StringBuilder file = new StringBuilder("Day,Account,Sum\n");
        file.append("05/06/2025,1000,1.50\n".repeat(10_000)).append("31/05/2025,1000,1.50\n");
        desk.format(mapping("straight", "Day, Account, Sum", SELECT));
        desk.file("a.csv", file.toString());

        assertThat(desk.stagedOnly().files().get(0).conventions()).startsWith("dates dmy: reads 10001 of 10001");
    }

    @Test
    void whereTheFirstRowsAreCertainAllOthersMustBearThemOut() throws IOException {
        StringBuilder file = new StringBuilder("Day,Account,Sum\n");
        file.append("31/05/2025,1000,1.50\n".repeat(10_000));
        desk.format(mapping("straight", "Day, Account, Sum", SELECT));
        desk.file("a.csv", file + "30/05/2025,1000,1.50\n");
        desk.file("b.csv", file + "05/31/2025,1000,1.50\n");

        List<StagedExport> staged = desk.staged();
        assertThat(staged)
                .extracting(export -> export.files().get(0).conventions())
                .satisfiesExactly(
                        borne -> assertThat(borne)
                                .isEqualTo("dates dmy: reads all values; decimal point: reads all values"),
                        not -> assertThat(not).startsWith("dates dmy: reads 10000 of 10001 values"));
        assertThat(staged)
                .extracting(export -> export.files().get(0).rowsRejected())
                .containsExactly(0L, 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select source_row, upper(a) as b, coalesce(c, 0) - d as e from input",
                "select *, case when a = 'x' then 1 end as b from input",
                "select i.source_row from input as i",
                "from input"
            })
    void selectThatTakesEachRowAsItComes(String select) {
        assertThat(isRowByRow(select)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select source_row from input where a = 1",
                "select distinct source_row from input",
                "select source_row from input order by a",
                "select source_row from input limit 5",
                "select source_row from input using sample 10%",
                "select source_row, unnest(string_split(a, ',')) as b from input",
                "select max(source_row) as source_row from input",
                "select source_row, sum(a) as b from input group by all",
                "select source_row, lag(a) over (order by source_row) as b from input",
                "select source_row, (select max(a) from input) as b from input",
                "select source_row from input qualify row_number() over () = 1",
                "select source_row from input join other using (a)",
                "select source_row from other",
                "with b as (from input) select source_row from b",
                "select source_row from input union all select source_row from input",
                "no select at all"
            })
    void selectThatDoesMore(String select) {
        assertThat(isRowByRow(select)).isFalse();
    }

    private boolean isRowByRow(String select) {
        try (Workbench bench = new Workbench(root, "1GB", 1)) {
            return RowByRow.is(bench, select, "input");
        }
    }

    /** What a person reads in each text; empty where it is no number. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            POINT, 1234.5,     1234.500000
            POINT, '1,234.5',  1234.500000
            POINT, '1,234',    1234.000000
            POINT, -5,         -5.000000
            POINT, 5-,         -5.000000
            POINT, +5,         5.000000
            POINT, (5),        -5.000000
            POINT, 5.,         5.000000
            POINT, .5,         0.500000
            POINT, -.5,        -0.500000
            POINT, 1e3,        1000.000000
            POINT, 1E-2,       0.010000
            POINT, .5e3,
            POINT, 1_000,
            POINT, 0x1F,
            POINT, .,
            POINT, -,
            POINT, inf,
            POINT, NaN,
            POINT, '1,2,3',
            POINT, EUR 5,      5.000000
            POINT, 99999999999.999999, 99999999999.999999
            COMMA, '1234,5',   1234.500000
            COMMA, '1.234,5',  1234.500000
            COMMA, '1.234',    1234.000000
            COMMA, '1,234',    1.234000
            COMMA, '-,5',      -0.500000
            COMMA, '1,2,3',
            COMMA, 5,          5.000000
            COMMA, '5,',       5.000000
            COMMA, 1_000,
            """)
    void numberIsTheSameByEitherWay(DecimalMark mark, String text, String number) {
        try (Workbench bench = new Workbench(root, "1GB", 1)) {
            assertThat(read(bench, NumberReading.sql(mark, "?1"), text)).isEqualTo(number);
            assertThat(read(bench, NumberReading.narrow(mark, "?1"), text)).isEqualTo(number);
        }
    }

    private static Object read(Workbench bench, String sql, String text) {
        return bench.rows("select (%s)::varchar from (select ? as v)".formatted(sql.replace("?1", "v")), text)
                .get(0)
                .get(0);
    }

    @Test
    void numberTooLargeForTheNarrowTypeIsNotRounded() {
        try (Workbench bench = new Workbench(root, "1GB", 1)) {
            assertThat(read(bench, NumberReading.narrow(DecimalMark.POINT, "?1"), "100000000000"))
                    .isNull();
            assertThat(read(bench, NumberReading.sql(DecimalMark.POINT, "?1"), "100000000000"))
                    .isEqualTo("100000000000.000000");
        }
    }

    private static String mapping(String format, String header, String select) {
        return """
                format: %s
                title: A journal
                shape: delimited
                recognise:
                  columns: [%s]
                %sselect:
                  ledger_line: %s
                """.formatted(format, header, COLUMNS, select);
    }
}
