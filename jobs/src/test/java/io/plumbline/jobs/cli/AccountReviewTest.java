package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.cli.AccountReview.Doubtful;
import io.plumbline.jobs.workspace.AccountAnswer;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AccountReviewTest {
    @Test
    void doubtfulAccountsComeBySizeWithWhatTheyArePostedAgainst() throws SQLException, IOException {
        try (Connection warehouse = DriverManager.getConnection("jdbc:duckdb:")) {
            for (TableSchema table : Tables.PUBLISHED) {
                run(
                        warehouse,
                        "create table %s (%s)"
                                .formatted(table.name(), table.duckDbColumns().replace(" not null", "")));
            }
            run(
                    warehouse,
                    "create table snapshot as select timestamp '2026-03-14' as built_at, null::timestamp as as_of");
            for (String view : List.of("shown_day", "accounts", "account_review")) {
                run(warehouse, text("/io/plumbline/warehouse/views/ledger/" + view + ".sql"));
            }
            run(warehouse, """
                    insert into dim_account (client_id, account_id, account_key, account_code, account_path,
                        standard_account, mapped_by, confidence, evidence, candidates, valid_from, valid_to, is_current)
                    values
                        ('acme', 1, 1, '100', 'Bank', 'cash', 'type', 0.95, 'its type is Bank', null, '1900-01-01', '9999-12-31', true),
                        ('acme', 2, 2, '200', 'Zeppelin', 'unclassified', 'none', 0, 'nothing known', null, '1900-01-01', '9999-12-31', true),
                        ('acme', 3, 3, '300', 'Misc', 'other-expense', 'name', 0.35, 'against it', 'revenue 0.30', '1900-01-01', '9999-12-31', true),
                        ('acme', 4, 4, '400', 'Sure of it', 'unclassified', 'override', 1, 'your rule', null, '1900-01-01', '9999-12-31', true),
                        ('other', 5, 5, '500', 'Theirs', 'unclassified', 'none', 0, 'nothing known', null, '1900-01-01', '9999-12-31', true)""");
            run(warehouse, """
                    insert into fact_account_month (client_id, account_id, entry_kind, debit, credit, movement, lines)
                    values ('acme', 1, 'normal', 7, 90, -83, 3), ('acme', 2, 'normal', 90, 0, 90, 2),
                        ('acme', 3, 'normal', 0, 7, -7, 1), ('acme', 2, 'opening', 500, 0, 500, 1),
                        ('acme', 4, 'normal', 1, 0, 1, 1), ('other', 5, 'normal', 1, 0, 1, 1)""");
            run(warehouse, """
                    insert into fact_ledger_line (client_id, account_id, entry_key, amount)
                    values ('acme', 2, 10, 90), ('acme', 1, 10, -90), ('acme', 3, 11, -7), ('acme', 1, 11, 7)""");

            assertThat(rows(warehouse, AccountReview.sql("doubtful", "acme", new BigDecimal("0.6"))))
                    .containsExactly(
                            "200|Zeppelin|90.00|unclassified|0.00|null|nothing known|cash|null",
                            "300|Misc|7.00|other-expense|0.35|revenue 0.30|against it|cash|null");
            assertThat(rows(warehouse, AccountReview.sql("listed", "acme", BigDecimal.ONE)))
                    .hasSize(4);
        }
    }

    @Test
    void eachIsAskedAboutUntilThereAreNoMoreAnswers() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Queue<String> typed = new ArrayDeque<>(List.of("", "rents", "rent", "-"));
        List<Doubtful> accounts = List.of(doubtful("1"), doubtful("2"), doubtful("3"), doubtful("4"));

        List<AccountAnswer> answers = new AccountQuestions(
                        Screen.plain(InputStream.nullInputStream(), out, out), Optional.of(LocalDate.of(2025, 1, 1)))
                .ask(accounts, prompt -> Optional.ofNullable(typed.poll()));

        Optional<LocalDate> from = Optional.of(LocalDate.of(2025, 1, 1));
        assertThat(answers)
                .containsExactly(new AccountAnswer("1", "office", from), new AccountAnswer("2", "rent", from));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "1 of 4  1  Sundry",
                        "12.50 moved; mapped to office, confidence 0.35",
                        "because its name reads like office",
                        "or rent 0.30",
                        "posted against cash",
                        "There is no standard account `rents`, as given for 2; did you mean `rent`?");
    }

    private static Doubtful doubtful(String code) {
        return new Doubtful(
                code,
                "Sundry",
                new BigDecimal("12.50"),
                "office",
                new BigDecimal("0.35"),
                Optional.of("rent 0.30"),
                "its name reads like office",
                Optional.of("cash"));
    }

    private static String text(String resource) throws IOException {
        try (InputStream file = Objects.requireNonNull(Tables.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(Connection warehouse, String sql) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Connection warehouse, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    cells.add(String.valueOf(found.getObject(column)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
