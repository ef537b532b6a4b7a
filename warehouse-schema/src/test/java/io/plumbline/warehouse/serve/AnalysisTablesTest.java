package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.analysis.DimSeries;
import io.plumbline.warehouse.analysis.FactForecast;
import io.plumbline.warehouse.analysis.FactTrend;
import io.plumbline.warehouse.analysis.SeriesFindings;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clients of one shard, each night's findings written by hand: what stays, what is merged, and who sees what. */
class AnalysisTablesTest {
    private static final int SHARD = 7;

    @TempDir
    Path directory;

    private WarehouseFolder folder = new WarehouseFolder(Path.of("."));
    private Snapshot published = empty("s0");

    @Test
    void nineNightsOfForecastsLieInOneFileAndAreAllThere() throws SQLException {
        folder = new WarehouseFolder(directory.resolve("warehouse"));
        published = Books.snapshot(folder, "s0", books("acme"), books("cafe"));
        for (int night = 1; night <= 8; night++) {
            publish(night, List.of("acme"), List.of("cafe"), Map.of());
        }
        assertThat(files("fact_forecast")).hasSize(8);
        publish(9, List.of("acme"), List.of("cafe"), Map.of());
        assertThat(files("fact_forecast")).hasSize(1);
        assertThat(ask("select client_id, count(*), count(distinct known_at), min(mean), max(mean) from fact_forecast"
                        + " group by client_id"))
                .containsExactly("acme|9|9|1.0000|9.0000");
        assertThat(ask("select mean from forecast where client_id = 'acme'"))
                .as("the newest alone is the forecast")
                .containsExactly("9.0000");
    }

    @Test
    void heldClientShowsTheAnalysesOfItsLastGoodNightAndNobodyElseChanges() throws SQLException {
        folder = new WarehouseFolder(directory.resolve("warehouse"));
        published = Books.snapshot(folder, "s0", books("acme"), books("cafe"));
        publish(1, List.of("acme", "cafe"), List.of(), Map.of());
        Map<String, List<String>> lastGood = files();
        publish(
                2,
                List.of("cafe"),
                List.of(),
                Map.of(
                        "acme",
                        new Snapshot.Held("books do not tie", Snapshot.Cause.CHECK, at(2), null, "s1", lastGood)));
        assertThat(ask("select client_id, max(mean) from fact_forecast group by client_id order by client_id"))
                .containsExactly("acme|1.0000", "cafe|2.0000");
        assertThat(ask("select client_id, value, remarks from fact_trend join dim_series using (client_id, series_id)"
                        + " order by client_id"))
                .containsExactly("acme|1.0000|night 1", "cafe|2.0000|night 2");
        publish(3, List.of("acme"), List.of("cafe"), Map.of());
        assertThat(ask("select client_id, value, remarks from fact_trend join dim_series using (client_id, series_id)"
                        + " order by client_id"))
                .as("acme is well again, and cafe is as it was")
                .containsExactly("acme|3.0000|night 3", "cafe|2.0000|night 2");
    }

    /** In March 10 was known of April, and in April 20 of May; April came as 12, and was corrected to 14. */
    @Test
    void pastForecastsAreHeldAgainstWhatIsTheTruthNow() throws SQLException {
        folder = new WarehouseFolder(directory.resolve("warehouse"));
        published = Books.snapshot(folder, "s0", books("acme"));
        publish(1, Map.of("acme", found("acme", 1, "2025-03", 5, "2025-04", 10)));
        assertThat(ask("from forecast_against_actual")).isEmpty();
        publish(2, Map.of("acme", found("acme", 2, "2025-04", 12, "2025-05", 20)));
        String asked = "select period, horizon, mean, actual, error, error_pct, is_within_80, is_within_95"
                + " from forecast_against_actual order by period";
        assertThat(ask(asked)).containsExactly("2025-04|1|10.0000|12.0000|-2.0000|-0.1667|false|true");
        publish(3, Map.of("acme", found("acme", 3, "2025-04", 14, "2025-05", 20)));
        assertThat(ask(asked)).containsExactly("2025-04|1|10.0000|14.0000|-4.0000|-0.2857|false|false");
        assertThat(ask("select known_at from fact_forecast order by known_at")).hasSize(3);
    }

    private void publish(int night, List<String> now, Collection<String> others, Map<String, Snapshot.Held> held) {
        Map<String, SeriesFindings> found = new TreeMap<>();
        now.forEach(client -> found.put(client, found(client, night, "2025-03", night, "2025-04", night)));
        publish(night, found, others, held);
    }

    private void publish(int night, Map<String, SeriesFindings> found) {
        publish(night, found, List.of(), Map.of());
    }

    private void publish(
            int night, Map<String, SeriesFindings> found, Collection<String> others, Map<String, Snapshot.Held> held) {
        Optional<String> before = night == 1 ? Optional.empty() : Optional.of(published.id());
        Map<String, List<String>> files = new TreeMap<>(files());
        List<String> past = files.getOrDefault("fact_forecast", List.of());
        Set<String> clients = new TreeSet<>(found.keySet());
        try (AnalysisTables tables = AnalysisTables.open(folder, published, clients, Limits.DEFAULT)) {
            found.values().forEach(tables::add);
            files.putAll(tables.write("s" + night, SHARD, clients, others, before, past));
        }
        TreeMap<Integer, Snapshot.Shard> shards = new TreeMap<>();
        shards.put(
                SHARD,
                new Snapshot.Shard(
                        "f" + night, new TreeSet<>(published.clients().keySet()), files));
        published = new Snapshot(
                "s" + night, at(night), null, "0.1.0", shards, new TreeMap<>(held), new TreeMap<>(published.clients()));
        Catalogue.build(folder, published, new AuditRows(List.of(), List.of()));
    }

    private Map<String, List<String>> files() {
        return Objects.requireNonNull(published.shards().get(SHARD)).files();
    }

    private List<String> files(String table) {
        return files().getOrDefault(table, List.of());
    }

    private static Instant at(int night) {
        return Books.KNOWN_AT.plus(night, ChronoUnit.DAYS);
    }

    private static Books books(String client) {
        return new Books(client)
                .periods("2025-03-01", "2025-05-31")
                .usualAccounts()
                .entry("2025-03-10", "normal", "1000", 100, "4000", -100)
                .closeMonths();
    }

    private static Snapshot empty(String id) {
        return new Snapshot(id, Books.KNOWN_AT, null, "0.1.0", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private static SeriesFindings found(String client, int night, String last, int value, String next, int expected) {
        return new SeriesFindings(
                client,
                List.of(new DimSeries(
                        client,
                        "income-statement.revenue",
                        "income statement",
                        31010,
                        "revenue",
                        "Revenue",
                        "line",
                        "money",
                        "higher",
                        1,
                        null,
                        "2025-03",
                        last,
                        1,
                        0,
                        null,
                        "short",
                        "naive",
                        null,
                        "night " + night,
                        at(night))),
                List.of(new FactTrend(
                        client,
                        "income-statement.revenue",
                        night,
                        last,
                        LocalDate.parse(last + "-01"),
                        money(value),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)),
                List.of(),
                List.of(new FactForecast(
                        client,
                        "income-statement.revenue",
                        at(night),
                        1,
                        last,
                        next,
                        LocalDate.parse(next + "-01"),
                        LocalDate.parse(next + "-30"),
                        money(expected),
                        money(expected - 1),
                        money(expected + 1),
                        money(expected - 3),
                        money(expected + 3),
                        "naive")),
                List.of(),
                null);
    }

    private static BigDecimal money(int amount) {
        return BigDecimal.valueOf(amount).setScale(4);
    }

    private List<String> ask(String sql) throws SQLException {
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            Catalogue.attach(connection, folder.catalogue(published.id()));
            return Asked.rows(connection, sql);
        }
    }
}
