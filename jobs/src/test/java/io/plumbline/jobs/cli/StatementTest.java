package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is asked of the warehouse for a statement. */
class StatementTest {
    @Test
    void namesOfClientsAndPeriodsStayText() {
        assertThat(Statement.CASH_FLOW.sql(new Statement.Request("o'neil", "2025-Q1", "", "", "2025-03-31")))
                .isEqualTo("select line, amount, prior_period, prior_year"
                        + " from cash_flow_for('2025-Q1', client := 'o''neil', by := null) order by place");
    }

    @Test
    void aLocationIsTheFirstColumnAndTheFirstOrder() {
        assertThat(Statement.BALANCE_SHEET.sql(new Statement.Request("a", "2025", "location", "", "2025-12-31")))
                .isEqualTo("select location, line, amount, prior_period, prior_year"
                        + " from balance_sheet_at('2025', client := 'a', by := 'location') order by location, place");
    }

    @Test
    void agesAreCountedFromTheLastDayOfThePeriod() {
        assertThat(Statement.AGED_PAYABLES.sql(new Statement.Request("a", "2025-Q1", "", "", "2025-03-31")))
                .contains("from aged_payables_at('2025-03-31', client := 'a') order by place, party_name");
    }

    @Test
    void statementsAreNamedAsTheyAreTyped() {
        assertThat(Statement.CHANGES_IN_EQUITY).hasToString("changes-in-equity");
        assertThat(Statement.CHANGES_IN_EQUITY.title()).isEqualTo("Changes in equity");
    }
}
