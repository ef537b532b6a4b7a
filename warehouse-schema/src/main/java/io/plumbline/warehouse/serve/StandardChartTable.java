package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.chart.StandardAccount;
import io.plumbline.warehouse.chart.StandardChart;
import io.plumbline.warehouse.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The standard chart as a table, in its own order: the lines of the statements. */
final class StandardChartTable {
    static final String TABLE = "standard_chart";
    static final String ABOUT =
            "One row per account of the standard chart: the lines of the statements, in their order.";

    private StandardChartTable() {}

    static void create(Connection connection) throws SQLException {
        List<StandardAccount> accounts = StandardChart.shipped().accounts();
        String rows = IntStream.range(0, accounts.size())
                .mapToObj(place -> row(place + 1, accounts.get(place)))
                .collect(Collectors.joining(", "));
        Engine.run(
                connection, """
                create table %s (place integer, standard_account varchar, standard_name varchar, statement varchar,
                    section varchar, section_order integer, normal_side varchar, favourable_sign integer)""".formatted(TABLE), "insert into %s values %s".formatted(TABLE, rows), comment("table"));
    }

    static String comment(String kind) {
        return "comment on %s %s is %s".formatted(kind, TABLE, Sql.text(ABOUT));
    }

    private static String row(int place, StandardAccount account) {
        return "(%d, %s, %s, %s, %s, %d, %s, %d)"
                .formatted(
                        place,
                        Sql.text(account.code()),
                        Sql.text(account.name()),
                        Sql.text(account.statement()),
                        Sql.text(account.section()),
                        account.sectionOrder(),
                        Sql.text(account.normalSide()),
                        account.favourableSign());
    }
}
