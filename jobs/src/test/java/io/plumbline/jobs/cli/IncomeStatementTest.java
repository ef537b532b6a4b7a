package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncomeStatementTest {
    private Connection warehouse = open();

    @BeforeEach
    void tables() throws SQLException {
        for (TableSchema table : Tables.PUBLISHED) {
            run("create table %s (%s)"
                    .formatted(table.name(), table.duckDbColumns().replace(" not null", "")));
        }
        run("insert into dim_client (client_id, client_name, base_currency) values ('acme', 'ACME Bakery', 'EUR')");
        period(2401, "2024-05", null, "closed");
        period(2501, "2025-05", 2401L, "closed");
        period(2502, "2025-06", null, "soft-closed");
        account(1, "revenue", "310");
        account(2, "discounts", "310");
        account(3, "cost-of-sales", "320");
        account(4, "rent", "330");
        account(5, "income-tax", "370");
        account(6, "cash", "10");
    }

    @AfterEach
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void theLastClosedMonthStandsBesideItsBudgetAndTheYearBefore() throws SQLException {
        movement(2401, 1, "-90000");
        movement(2401, 4, "5000");
        movement(2501, 1, "-100000");
        movement(2501, 2, "2000");
        movement(2501, 3, "40000");
        movement(2501, 4, "5000");
        movement(2501, 5, "1000");
        movement(2501, 6, "52000");
        movement(2502, 1, "-1");
        run(
                "insert into fact_account_month (client_id, period_key, account_id, entry_kind, movement) values ('acme', 2501, 1, 'closing', 98000)");
        plan(7, 1, true);
        plan(8, 2, false);
        planned(7, 2501, "revenue", "-95000");
        planned(7, 2501, "rent", "4000");
        planned(8, 2501, "rent", "9999");

        assertThat(printed()).isEqualTo("""
                        ACME Bakery, 2025-05, in EUR

                                                             actual       budget     variance             year before     variance
                          Revenue                           100,000       95,000       +5,000    +5 % F        90,000      +10,000   +11 % F*
                          Discounts and refunds              -2,000            –                                    –
                        Revenue                              98,000       95,000       +3,000    +3 % F        90,000       +8,000    +9 % F
                        Cost of sales                        40,000            –                                    –
                        Gross profit                         58,000       95,000      -37,000   -39 % U*       90,000      -32,000   -36 % U*
                        Operating expense                     5,000        4,000       -1,000   -25 % U*        5,000           +0    +0 %
                        Operating income                     53,000       91,000      -38,000   -42 % U*       85,000      -32,000   -38 % U*
                        Tax                                   1,000            –                                    –
                        Net income                           52,000       91,000      -39,000   -43 % U*       85,000      -33,000   -39 % U*

                        F favourable, U unfavourable; * material: at least 1,000 and 10 %
                        """);
    }

    @Test
    void aMonthThatIsNotClosedIsShownForWantOfABetterAndSaysSo() throws SQLException {
        movement(2502, 1, "-10");

        assertThat(printed()).startsWith("ACME Bakery, 2025-06, in EUR  (soft-closed: late entries may still come)");
    }

    @Test
    void withoutAnyMonthThereIsNoStatement() throws SQLException {
        assertThat(IncomeStatement.of(rows(Summary.sql("statement")))).isEmpty();
    }

    @Test
    void filesAndChecksAreCountedByClientAndByCheck() throws SQLException {
        run(
                "insert into dim_source_file (client_id, rows_read, rows_loaded, rows_left_out, rows_rejected) values ('acme', 10, 7, 2, 1), ('acme', 5, 5, 0, 0), ('zoo', 1, 1, 0, 0)");
        run(
                "insert into check_result (client_id, check_name, severity, status, compared) values ('acme', 'ledger', 'error', 'passed', '1 = 1'), ('zoo', 'ledger', 'error', 'failed', '1 <> 2'), ('acme', 'names', 'warning', 'failed', '3 of 4'), ('zoo', 'plan', 'error', 'skipped', '')");

        assertThat(rows(Summary.sql("files")).toString()).isEqualTo("[[acme, 2, 15, 12, 2, 1], [zoo, 1, 1, 1, 0, 0]]");
        assertThat(rows(Summary.sql("checks")).toString())
                .isEqualTo("[[ledger, 1, 1, zoo: 1 <> 2, true], [names, 0, 1, acme: 3 of 4, false]]");
    }

    private String printed() throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IncomeStatement.of(rows(Summary.sql("statement")))
                .orElseThrow()
                .print(Screen.plain(InputStream.nullInputStream(), out, out));
        return out.toString(StandardCharsets.UTF_8).replaceAll("(?m) +$", "");
    }

    private void period(long key, String label, @Nullable Long yearBefore, String status) throws SQLException {
        run(
                "insert into dim_period (client_id, period_key, period, first_day, last_day, prior_year_key, status) values ('acme', %d, '%s', '%s-01', last_day(date '%s-01'), %s, '%s')"
                        .formatted(key, label, label, label, yearBefore, status));
    }

    private void account(long id, String standard, String order) throws SQLException {
        run(
                "insert into dim_account (client_id, account_id, standard_account, statement, is_current) values ('acme', %d, '%s', '%s', true)"
                        .formatted(
                                id, standard, Integer.parseInt(order) >= 300 ? "income statement" : "balance sheet"));
    }

    private void movement(long period, long account, String movement) throws SQLException {
        run(
                "insert into fact_account_month (client_id, period_key, account_id, entry_kind, movement) values ('acme', %d, %d, 'normal', %s)"
                        .formatted(period, account, movement));
    }

    private void plan(long key, int version, boolean current) throws SQLException {
        run(
                "insert into dim_plan (client_id, plan_key, plan, plan_kind, version, known_at, is_current) values ('acme', %d, 'budget', 'budget', %d, timestamp '2025-01-01', %s)"
                        .formatted(key, version, current));
    }

    private void planned(long plan, long period, String standard, String amount) throws SQLException {
        run(
                "insert into fact_plan_month (client_id, plan_key, period_key, standard_account, amount) values ('acme', %d, %d, '%s', %s)"
                        .formatted(plan, period, standard, amount));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<List<@Nullable Object>> rows(String sql) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Connection open() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
