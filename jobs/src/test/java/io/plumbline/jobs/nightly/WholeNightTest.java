package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.warehouse.star.CheckResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeNightTest {
    @TempDir
    Path workspace;

    @Test
    void sparkBuildsWhatTheChecksReconcileAndTheCatalogueShows() throws Exception {
        Town town = new Town(workspace, "bakery", "cafe");
        town.drop("bakery", "january.txt", "100", "-100");
        town.drop("cafe", "january.txt", "7", "-7");

        RunReport report = Nightly.run(town.request(Set.of(), Optional.empty()));
        assertThat(report.outcome()).as(report.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(report.clients())
                .allSatisfy(client -> assertThat(client.checks())
                        .extracting(CheckResult::status)
                        .contains("passed")
                        .doesNotContain("failed"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:duckdb:" + town.warehouse().current());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*), sum(amount), max(amount) from fact_ledger_line where client_id = 'bakery'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isEqualTo(2);
            assertThat(row.getBigDecimal(2)).isEqualByComparingTo("0");
            assertThat(row.getBigDecimal(3)).isEqualByComparingTo("100");
        }
        assertThat(Nightly.run(town.request(Set.of(), Optional.empty())).outcome())
                .isEqualTo(Outcome.NOTHING_NEW);
    }
}
