package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Translates and consolidates the groups once, when a catalogue is made: each step is a file below {@code consolidation/}
 * that the next ones read. As views on views every statement would go through all of them several times.
 */
final class Consolidation {
    /** In the order in which they need each other. */
    static final List<String> STEPS = List.of(
            "group_member_month",
            "group_month_rate",
            "group_account_month",
            "translated_account",
            "intercompany_balance",
            "elimination_line",
            "ownership_line");

    /** What stays, by the table's name. */
    static final List<String> KEPT =
            List.of("group_rate", "translation_adjustment", "elimination", "consolidation_line", "consolidation_gap");

    private Consolidation() {}

    /** On the tables and views of a catalogue; without groups there is nothing to do. */
    static void run(Connection connection) throws SQLException {
        if (Engine.texts(connection, "select group_id from dim_group limit 1").isEmpty()) {
            return;
        }
        for (String step : STEPS) {
            Engine.run(connection, "create temp table %s as %s".formatted(step, sql(step)));
        }
        for (String table : KEPT) {
            Engine.run(
                    connection,
                    "insert into %1$s select %2$s from (%3$s) order by %4$s"
                            .formatted(table, columns(table), sql(table), TableViews.order(Tables.published(table))));
        }
        for (String step : STEPS) {
            Engine.run(connection, "drop table temp.main." + step);
        }
    }

    private static String sql(String step) {
        return SqlFile.of("consolidation", step).sql();
    }

    private static String columns(String table) {
        return Tables.published(table).columns().stream()
                .map(ColumnSchema::name)
                .collect(Collectors.joining(", "));
    }
}
