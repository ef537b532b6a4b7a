package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import io.plumbline.warehouse.analysis.StatementTotal;
import io.plumbline.warehouse.schema.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Series as the view {@code series_value} shows them, kept as {@code series_month}: one statement for all clients. */
final class SeriesReading {
    private static final String MONTHS = """
            select distinct client_id, period_key, period, first_day, last_day
            from series_month
            order by client_id, first_day""";

    private static final String VALUES = """
            select
                series.client_id, series.series_id, series.subject, series.place, series.section, series.name, series.kind,
                series.unit, series.better, series.orientation, series.part_of, series.first_day, series.value, left_out.months as left_out
            from series_month as series
            left join (
                select client_id, subject,
                    string_agg(period || ': ' || left_out, '; ' order by first_day) as months
                from analysed_month
                where not is_complete and left_out is not null
                group by client_id, subject
            ) as left_out  -- one row per client and subject
                on  left_out.client_id = series.client_id
                and left_out.subject = series.data
            order by series.client_id, series.place, series.series_id, series.first_day""";

    private SeriesReading() {}

    static List<StatementTotal> totals(Connection connection) throws SQLException {
        List<StatementTotal> totals = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select statement, line, array_to_string(sections, '|')
                        from statement_layout
                        order by place""")) {
            while (rows.next()) {
                totals.add(new StatementTotal(
                        rows.getString(1),
                        rows.getString(2),
                        List.of(rows.getString(3).split("\\|"))));
            }
        }
        return totals;
    }

    static Map<String, Map<String, Map<String, BigDecimal>>> budgets(Connection connection, Set<String> clients)
            throws SQLException {
        Map<String, Map<String, Map<String, BigDecimal>>> budgets = new TreeMap<>();
        if (clients.isEmpty()) {
            return budgets;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select client_id, series_id, period, budget from series_budget where client_id in (%s)"
                                .formatted(Sql.texts(new TreeSet<>(clients))))) {
            while (rows.next()) {
                budgets.computeIfAbsent(rows.getString(1), client -> new TreeMap<>())
                        .computeIfAbsent(rows.getString(2), series -> new TreeMap<>())
                        .put(rows.getString(3), rows.getBigDecimal(4));
            }
        }
        return budgets;
    }

    static List<ClientSeries> of(Connection connection) throws SQLException {
        Map<String, List<Month>> months = months(connection);
        Map<String, List<MonthlySeries>> series = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VALUES)) {
            Building building = null;
            while (rows.next()) {
                String client = rows.getString("client_id");
                String id = rows.getString("series_id");
                if (building == null || !building.is(client, id)) {
                    finish(building, series);
                    building = new Building(client, id, rows, indexes(months.getOrDefault(client, List.of())));
                }
                building.add(rows);
            }
            finish(building, series);
        }
        return series.entrySet().stream()
                .map(client -> new ClientSeries(
                        client.getKey(), months.getOrDefault(client.getKey(), List.of()), List.of(), client.getValue()))
                .toList();
    }

    private static void finish(@Nullable Building building, Map<String, List<MonthlySeries>> series) {
        if (building != null) {
            series.computeIfAbsent(building.client, none -> new ArrayList<>()).add(building.series());
        }
    }

    private static Map<String, List<Month>> months(Connection connection) throws SQLException {
        Map<String, List<Month>> months = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MONTHS)) {
            while (rows.next()) {
                months.computeIfAbsent(rows.getString("client_id"), none -> new ArrayList<>())
                        .add(new Month(
                                rows.getLong("period_key"),
                                rows.getString("period"),
                                rows.getObject("first_day", LocalDate.class),
                                rows.getObject("last_day", LocalDate.class)));
            }
        }
        return months;
    }

    private static Map<LocalDate, Integer> indexes(List<Month> months) {
        Map<LocalDate, Integer> indexes = new HashMap<>();
        for (Month month : months) {
            indexes.put(month.firstDay(), indexes.size());
        }
        return indexes;
    }

    /** A series whose rows are being read, in the order of its months. */
    private static final class Building {
        private final String client;
        private final String id;
        private final Map<LocalDate, Integer> indexes;
        private final MonthlySeries head;
        private final List<@Nullable BigDecimal> values = new ArrayList<>();

        Building(String client, String id, ResultSet row, Map<LocalDate, Integer> indexes) throws SQLException {
            this.client = client;
            this.id = id;
            this.indexes = indexes;
            this.head = new MonthlySeries(
                    id,
                    row.getString("subject"),
                    row.getInt("place"),
                    row.getString("section"),
                    row.getString("name"),
                    row.getString("kind"),
                    row.getString("unit"),
                    row.getString("better"),
                    row.getInt("orientation"),
                    row.getString("part_of"),
                    Objects.requireNonNull(indexes.get(row.getObject("first_day", LocalDate.class))),
                    List.of(),
                    row.getString("left_out"));
        }

        boolean is(String otherClient, String otherId) {
            return client.equals(otherClient) && id.equals(otherId);
        }

        void add(ResultSet row) throws SQLException {
            int at = Objects.requireNonNull(indexes.get(row.getObject("first_day", LocalDate.class))) - head.first();
            while (values.size() < at) {
                values.add(null);
            }
            values.add(row.getBigDecimal("value"));
        }

        MonthlySeries series() {
            return new MonthlySeries(
                    head.seriesId(),
                    head.subject(),
                    head.place(),
                    head.section(),
                    head.name(),
                    head.kind(),
                    head.unit(),
                    head.better(),
                    head.orientation(),
                    head.partOf(),
                    head.first(),
                    values,
                    head.leftOut());
        }
    }
}
