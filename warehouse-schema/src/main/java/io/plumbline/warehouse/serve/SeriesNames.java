package io.plumbline.warehouse.serve;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What may be said beforehand about: statement lines and KPIs that are neither a sum nor what is left over. */
public final class SeriesNames {
    private SeriesNames() {}

    /** Names and ids, as the view {@code series_value} makes them. */
    public static List<String> free() {
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            StandardChartTable.create(connection);
            Engine.run(connection, Views.sql("kpi_definition"));
            return Engine.texts(connection, """
                    with line as (
                        select distinct statement, standard_name as name
                        from standard_chart
                        where statement = 'income statement' or (statement = 'balance sheet' and section <> 'equity')
                    )
                    select name from line
                    union
                    select replace(statement, ' ', '-') || '.'
                        || trim(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), '-')
                    from line
                    union
                    select unnest([name, 'kpi.' || kpi]) from kpi_definition
                    order by all""");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the names of series: " + e.getMessage(), e);
        }
    }
}
