package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.serve.Answer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void aTableAlignsNumbersRightTrimsMoneyAndShowsNulls() {
        Answer answer = answer(
                List.of(column("account", "VARCHAR"), column("amount", "DECIMAL(18,4)"), column("lines", "BIGINT")),
                row("Sales", "1234.5000", 12L),
                row(null, "-0.1250", null),
                row("日本", null, 7L));

        assertThat(print(new AlignedTable(plain()), answer)).isEqualTo("""
                        account │   amount │ lines
                        ────────┼──────────┼──────
                        Sales   │ 1234.500 │    12
                        NULL    │   -0.125 │  NULL
                        日本    │     NULL │     7
                        """);
    }

    @Test
    void moneyThatNeedsNoMoreIsShownInCents() {
        Answer answer = answer(List.of(column("amount", "DECIMAL(18,4)")), row("5.0000"), row("10.2500"));

        assertThat(print(new AlignedTable(plain()), answer)).isEqualTo("amount\n──────\n  5.00\n 10.25\n");
    }

    @Test
    void aWideTableIsCutToTheTerminalAndSaysSo() {
        Answer answer = answer(
                List.of(column("name", "VARCHAR"), column("memo", "VARCHAR"), column("amount", "INTEGER")),
                row("Bakery", "x".repeat(80), 5));

        List<String> lines =
                print(new AlignedTable(terminal(40)), answer).lines().toList();

        assertThat(lines.get(2))
                .isEqualTo("Bakery │ " + "x".repeat(21) + "… │      5")
                .hasSize(40);
        assertThat(lines.get(3)).isEqualTo("Long texts end in … here; --format csv has them whole");
    }

    @Test
    void columnsThatDoNotFitAreLeftOutAndCounted() {
        List<Answer.Column> columns =
                List.of(column("a", "BIGINT"), column("b", "BIGINT"), column("c", "BIGINT"), column("d", "BIGINT"));
        Answer answer = answer(columns, row(111111111111L, 222222222222L, 333333333333L, 4L));

        assertThat(print(new AlignedTable(terminal(40)), answer)).isEqualTo("""
                                   a │            b
                        ─────────────┼─────────────
                        111111111111 │ 222222222222
                        2 of 4 columns are not shown; name those you need, or use --format csv
                        """);
    }

    @Test
    void whatAFileHoldsCannotSteerTheTerminal() {
        Answer answer = answer(List.of(column("memo", "VARCHAR")), row("a\u001b[31mred\nb\tc\u202e"));

        assertThat(print(new AlignedTable(plain()), answer)).endsWith("a\uFFFD[31mred↵b c\uFFFD\n");
    }

    @Test
    void csvFollowsRfc4180AndTellsNullFromEmpty() {
        Answer answer = answer(
                List.of(column("a,b", "VARCHAR"), column("n", "DECIMAL(18,4)"), column("d", "DATE")),
                row("say \"hi\"", "1.5000", LocalDate.of(2025, 3, 1)),
                row("", null, null),
                row("two\nlines", "1000000.0000", LocalDate.of(2024, 2, 29)));

        assertThat(print(new CsvOutput(false), answer))
                .isEqualTo(
                        "\"a,b\",n,d\r\n\"say \"\"hi\"\"\",1.5000,2025-03-01\r\n\"\",,\r\n\"two\nlines\",1000000.0000,2024-02-29\r\n");
    }

    @Test
    void csvIsMadeSafeForSpreadsheetsOnlyWhenAsked() {
        List<Answer.Column> columns = List.of(column("t", "VARCHAR"), column("n", "INTEGER"));

        assertThat(print(new CsvOutput(false), answer(columns, row("=1+1", -5))))
                .isEqualTo("t,n\r\n=1+1,-5\r\n");
        assertThat(print(new CsvOutput(true), answer(columns, row("=1+1", -5)))).isEqualTo("t,n\r\n'=1+1,-5\r\n");
    }

    @Test
    void jsonKeepsNumbersDatesAndNulls() {
        Answer answer = answer(
                List.of(
                        column("t", "VARCHAR"),
                        column("n", "DECIMAL(38,4)"),
                        column("n", "DOUBLE"),
                        column("b", "BOOLEAN"),
                        column("at", "TIMESTAMP")),
                row("é\"\n", "12345678901234567890.1200", Double.NaN, true, LocalDateTime.of(2025, 3, 1, 9, 0, 1)),
                row(null, null, 0.5, null, null));

        assertThat(print(new JsonOutput(), answer)).isEqualTo("""
                        [
                        {"t":"é\\"\\n","n":12345678901234567890.1200,"n_2":null,"b":true,"at":"2025-03-01T09:00:01"},
                        {"t":null,"n":null,"n_2":0.5,"b":null,"at":null}
                        ]
                        """);
    }

    @Test
    void anEmptyAnswerIsAnEmptyArray() {
        assertThat(print(new JsonOutput(), answer(List.of(column("t", "VARCHAR")))))
                .isEqualTo("[\n]\n");
    }

    @Test
    void markdownEscapesWhatWouldBreakTheTable() {
        Answer answer =
                answer(List.of(column("t", "VARCHAR"), column("n", "INTEGER")), row("a|b\n<c>", 5), row(null, null));

        assertThat(print(new MarkdownOutput(), answer))
                .isEqualTo("| t | n |\n| --- | ---: |\n| a\\|b<br>&lt;c> | 5 |\n|  |  |\n");
    }

    @Test
    void measuresAreRoundedForPeople() {
        assertThat(Cells.measure(1 / 3.0)).isEqualTo("0.333333");
        assertThat(Cells.measure(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Cells.measure(1234567.891)).isEqualTo("1234568");
        assertThat(Cells.measure(-0.0)).isEqualTo("0");
        assertThat(Cells.measure(Double.NaN)).isEqualTo("NaN");
    }

    private String print(Output output, Answer answer) {
        output.write(answer, new PrintStream(written, true, StandardCharsets.UTF_8));
        String text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        return text;
    }

    private static Screen plain() {
        return Screen.plain(InputStream.nullInputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    private static Screen terminal(int width) {
        Screen plain = plain();
        return new Screen(plain.in(), plain.out(), plain.err(), true, true, width, false);
    }

    private static Answer.Column column(String name, String type) {
        return new Answer.Column(name, type);
    }

    /** Texts that look like decimals with a point stand for them. */
    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(value ->
                        value instanceof String text && text.matches("-?\\d+\\.\\d{4}") ? new BigDecimal(text) : value)
                .collect(Collectors.toList());
    }

    @SafeVarargs
    private static Answer answer(List<Answer.Column> columns, List<@Nullable Object>... rows) {
        Iterator<List<@Nullable Object>> left = List.of(rows).iterator();
        return new Answer() {
            private List<@Nullable Object> row = List.of();

            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public boolean next() {
                boolean more = left.hasNext();
                row = more ? left.next() : List.of();
                return more;
            }

            @Override
            public List<@Nullable Object> row() {
                return row;
            }

            @Override
            public void close() {}
        };
    }
}
