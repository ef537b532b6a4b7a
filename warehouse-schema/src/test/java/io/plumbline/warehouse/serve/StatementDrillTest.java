package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger lines that are shown for a figure add up to it, whichever figure of whichever statement it is. */
class StatementDrillTest {
    /** Every figure of every statement, whole and by location, and what the lines behind it add up to. */
    private static final String FIGURES = """
            with whole as (
                select 'income statement' as statement, client_id, period, line, null as location,
                    unnest(['amount', 'adjustments', 'effect_on_net_income']) as figure,
                    unnest([amount, adjustments, effect_on_net_income]) as shown
                from income_statement_by_period
                union all
                select 'balance sheet', client_id, period, line, null, 'amount', amount from balance_sheet_by_period
                union all
                select 'cash flow', client_id, period, line, null, unnest(['amount', 'adjustments']), unnest([amount, adjustments])
                from cash_flow_by_period
                union all
                select 'changes in equity', client_id, period, line, null,
                    unnest(['opening', 'net_income', 'owners', 'other', 'opening_entries', 'transferred', 'closing']),
                    unnest([opening, net_income, owners, other, opening_entries, transferred, closing])
                from changes_in_equity_by_period
                union all
                select 'trial balance', client_id, period, coalesce(nullif(account_code, ''), account_name), null,
                    unnest(['opening', 'debit', 'credit', 'rolled', 'closing', 'adjustments', 'amount']),
                    unnest([opening, debit, credit, rolled, closing, adjustments, debit - credit])
                from trial_balance_by_period
            ),
            part as (
                select 'income statement' as statement, client_id, period, line, location,
                    unnest(['amount', 'adjustments']) as figure, unnest([amount, adjustments]) as shown
                from income_statement_by_location
                union all
                select 'balance sheet', client_id, period, line, location, 'amount', amount from balance_sheet_by_location
                union all
                select 'cash flow', client_id, period, line, location, unnest(['amount', 'adjustments']), unnest([amount, adjustments])
                from cash_flow_by_location
                union all
                select 'changes in equity', client_id, period, line, location,
                    unnest(['opening', 'net_income', 'owners', 'other', 'opening_entries', 'transferred', 'closing']),
                    unnest([opening, net_income, owners, other, opening_entries, transferred, closing])
                from changes_in_equity_by_location
                union all
                select 'trial balance', client_id, period, coalesce(nullif(account_code, ''), account_name), location,
                    unnest(['opening', 'debit', 'credit', 'rolled', 'closing', 'adjustments']),
                    unnest([opening, debit, credit, rolled, closing, adjustments])
                from trial_balance_by_location
            )
            select
                figure.*,
                (select coalesce(sum(effect), 0)
                    from drill_statement(figure.statement, figure.line, figure.period, figure.client_id,
                        location := figure.location, figure := figure.figure)) as drilled
            from (from whole union all from part) as figure
            """;

    @TempDir
    static Path directory;

    private static Connection connection;

    @BeforeAll
    static void publish() throws SQLException {
        Snapshot snapshot = Books.snapshot(
                folder(),
                "s1",
                ReportedStatementsTest.mill("mill", true, true),
                ReportedStatementsTest.mill("unclosed", false, true),
                ReportedStatementsTest.yearly(),
                remapped(),
                reopened());
        Catalogue.build(folder(), snapshot, new AuditRows(List.of(), List.of()));
        connection = Engine.open(Limits.DEFAULT);
        Catalogue.attach(connection, folder().catalogue("s1"));
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyFigureOfEveryStatementLeadsToLinesThatAddUpToIt() throws SQLException {
        Engine.run(connection, "create temp table drilled as " + FIGURES);
        assertThat(ask("from drilled where shown <> drilled limit 20")).isEmpty();
        // and there are figures of every kind, not only noughts
        assertThat(
                        ask(
                                "select statement, figure, location is not null from drilled group by all having bool_and(shown = 0)"))
                .containsExactly();
    }

    @Test
    void aFigureLeadsToRowsOfFiles() throws SQLException {
        assertThat(ask(
                        "select posted_on, effect, file, file_row from drill_statement('cash flow', 'Fixed assets bought and sold',"
                                + " '2024-Q3', 'mill')"))
                .containsExactly(
                        "2024-09-01|-100.0000|exports/ledger.csv|12",
                        "2024-09-01|300.0000|exports/ledger.csv|13",
                        "2024-09-01|50.0000|exports/ledger.csv|14");
    }

    /** 600 were sold at the shop in 2024, 100 depreciated, 80 of rent owed, and equipment sold with a gain of 50. */
    @Test
    void whatAYearEndTransfersIsWhatTheYearEarned() throws SQLException {
        assertThat(ask(
                        "select account_name, effect from drill_statement('changes in equity', 'Retained earnings', '2025-Q1',"
                                + " 'unclosed', figure := 'transferred') order by all"))
                .containsExactly(
                        "Depreciation|-100.0000", "Gain on disposal|50.0000", "Rent|-80.0000", "Sales|600.0000");
    }

    /** Sold at the mill, paid into the bank, which has no location. */
    @Test
    void whatOneLocationOwesAnotherIsWhatItsEntriesLeaveOpen() throws SQLException {
        assertThat(ask(
                        "select account_name, effect from drill_statement('balance sheet', 'Between locations', '2025-02', 'mill',"
                                + " location := 'Mill')"))
                .containsExactly("Sales|-90.0000");
        assertThat(ask(
                        "select account_name, opening, debit, credit, closing from trial_balance_at('2025-02', client := 'mill',"
                                + " by := 'location') where location = 'Mill'"))
                .containsExactly(
                        "Sales|0.0000|0.0000|90.0000|-90.0000", "Between locations|0.0000|90.0000|0.0000|90.0000");
        assertThat(
                        ask(
                                "select client_id, period, location from trial_balance_by_location where client_id <> 'late' group by all"
                                        + " having sum(opening) <> 0 or sum(debit) <> sum(credit) or sum(rolled) <> 0 or sum(closing) <> 0"))
                .isEmpty();
        assertThat(ask(
                        "select client_id, period, location, closing, amount from changes_in_equity_by_location as equity"
                                + " full join balance_sheet_by_location as sheet using (client_id, period, location, line)"
                                + " where line = 'Total equity' and closing is distinct from amount"))
                .isEmpty();
    }

    /** The loan of 300 becomes what the owners paid in, from September 2024 on. */
    private static Books remapped() {
        return ReportedStatementsTest.mill("remapped", true, true)
                .remapped("2000", "share-capital", "balance sheet", "equity", 210, -1, "2024-09-01");
    }

    /** The second year's export opens with balances that the first year's entries do not add up to: 40 of cash are new. */
    private static Books reopened() {
        return new Books("reopened")
                .periods("2024-11-01", "2025-02-28")
                .usualAccounts()
                .entry("2024-11-01", "opening", "1000", 500, "3000", -500)
                .at("Shop")
                .entry("2024-12-10", "normal", "1000", 100, "4000", -100)
                .at(null)
                .entry("2024-12-11", "adjustment", "6000", 30, "1000", -30)
                .entry("2024-12-20", "normal", "3100", 5, "1000", -5)
                .entry("2025-01-01", "opening", "1000", 610, "3000", -540, "3100", -70)
                .at("Shop")
                .entry("2025-01-15", "opening", "1000", 7, "2000", -7)
                .entry("2025-02-15", "normal", "1000", 20)
                .at("Mill")
                .entry("2025-02-15", "adjustment", "4000", -20)
                .at(null)
                .closeMonths();
    }

    private static WarehouseFolder folder() {
        return new WarehouseFolder(directory);
    }

    private static List<String> ask(String sql) throws SQLException {
        return Asked.rows(connection, sql);
    }
}
