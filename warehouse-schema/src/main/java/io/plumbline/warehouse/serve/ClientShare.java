package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an attached warehouse holds of one client, table by table: its own rows, and of what belongs to nobody what they
 * refer to. Which channels there are, and how far the days reach, tells of others; so do paths of the machine in messages.
 */
final class ClientShare {
    private static final String STATE = "client_state";
    private static final String SNAPSHOT = "snapshot";
    private static final String NOTHING = " where false";

    /** Who else belongs to a group, that there is one, and what it earns. */
    private static final Set<String> ABOUT_OTHERS = Tables.SHARED.stream()
            .map(TableSchema::name)
            .filter(name -> !name.equals("shared_rate"))
            .collect(Collectors.toUnmodifiableSet());

    private final Connection connection;
    private final String client;
    private final String root;

    private ClientShare(Connection connection, String client, String root) {
        this.connection = connection;
        this.client = client;
        this.root = root;
    }

    /** The warehouse is attached under its usual name. */
    static ClientShare of(Connection connection, WarehouseFolder folder, String client) throws SQLException {
        List<String> states = Engine.texts(
                connection, "select state from warehouse.main.client_state where client_id = " + Sql.text(client));
        if (states.isEmpty()) {
            throw new QueryFailure("There is no client \"%s\" in this snapshot; there are: %s."
                    .formatted(
                            client,
                            String.join(
                                    ", ",
                                    Engine.texts(
                                            connection,
                                            "select client_id from warehouse.main.client_state order by 1"))));
        }
        String workspace = Optional.ofNullable(folder.root().toAbsolutePath().getParent())
                .map(Path::toString)
                .orElse("");
        return new ClientShare(connection, client, workspace + "/");
    }

    /** Table to the select that gives its rows. */
    Map<String, String> selects() throws SQLException {
        Map<String, String> selects = new LinkedHashMap<>();
        for (TableSchema table : Tables.PUBLISHED) {
            selects.put(table.name(), select(table));
        }
        selects.put(STATE, ownWords(STATE) + own());
        selects.put(SNAPSHOT, "select * from warehouse.main." + SNAPSHOT);
        selects.put(
                StandardChartTable.TABLE,
                "select * from warehouse.main.%s order by place".formatted(StandardChartTable.TABLE));
        return selects;
    }

    /** Creates the tables where unqualified names point, and the views and macros on them. */
    void copy() throws SQLException {
        for (Map.Entry<String, String> table : selects().entrySet()) {
            Engine.run(connection, "create table main.%s as %s".formatted(table.getKey(), table.getValue()));
        }
        Views.create(connection);
    }

    private String select(TableSchema table) throws SQLException {
        String rows = "select * from warehouse.main." + table.name();
        if (Tables.AUDIT.contains(table)) {
            rows = ownWords(table.name()) + own();
        } else if (ABOUT_OTHERS.contains(table.name())) {
            rows += NOTHING;
        } else if (TableViews.ofClients(table)) {
            rows += own();
        } else {
            rows += needed(table);
        }
        return rows + " order by " + TableViews.order(table);
    }

    /** Of what belongs to nobody, what the client's own rows refer to. */
    private String needed(TableSchema table) {
        return switch (table.name()) {
            case "dim_date" ->
                " where date_on between (select min(first_day)%1$s) and (select max(last_day)%1$s)"
                        .formatted(" from warehouse.main.dim_period" + own());
            case "shared_rate" -> quoted();
            case "dim_channel" -> " where channel_key in (%s)".formatted(channels());
            default ->
                throw new IllegalStateException("Nobody said what of %s one client may see".formatted(table.name()));
        };
    }

    private String channels() {
        return Tables.FACTS.stream()
                .filter(fact ->
                        fact.columns().stream().anyMatch(column -> column.name().equals("channel_key")))
                .map(fact -> "select channel_key from warehouse.main." + fact.name() + own())
                .collect(Collectors.joining(" union all "));
    }

    /** Rates between its own currencies, directly or through one that both are quoted against; the rest is of others. */
    private String quoted() {
        String own =
                "select base_currency from warehouse.main.dim_client%1$s union select currency from warehouse.main.fact_ledger_line%1$s"
                        .formatted(own());
        return " where to_currency in (%1$s) and (from_currency in (%1$s) or from_currency in (select from_currency from warehouse.main.shared_rate where to_currency in (%1$s) group by 1 having count(distinct to_currency) > 1))"
                .formatted(own);
    }

    private String own() {
        return " where client_id = " + Sql.text(client);
    }

    /** Messages name files by their whole path at times: here from the workspace on. */
    private String ownWords(String table) throws SQLException {
        String texts = Engine.texts(
                        connection,
                        "select column_name from duckdb_columns() where database_name = 'warehouse' and data_type = 'VARCHAR'"
                                + " and table_name = %s order by column_index".formatted(Sql.text(table)))
                .stream()
                .map(column -> "replace(%1$s, %2$s, '') as %1$s".formatted(column, Sql.text(root)))
                .collect(Collectors.joining(", "));
        return "select * replace (%s) from warehouse.main.%s".formatted(texts, table);
    }
}
