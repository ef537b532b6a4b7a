package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One client's share of a snapshot, to hand over: a DuckDB file that holds everything, or a folder of Parquet files with
 * the SQL that gives them their views and macros. Either is written afresh, so that it holds no trace of anybody else, and
 * opens on any machine, as it names no path of this one.
 */
public final class ClientExport {
    /** What tells a DuckDB file from a folder. */
    public static final String DUCKDB = ".duckdb";

    private static final String OPEN = "open.sql";
    private static final String PARQUET = ".parquet";

    private ClientExport() {}

    /** Writes it beside the target and puts it in its place at once, instead of what is there. */
    public static void write(WarehouseFolder folder, Optional<String> snapshot, String client, Path target) {
        Path unfinished = target.resolveSibling(".%s.unfinished".formatted(target.getFileName()));
        try {
            delete(unfinished);
            try (Connection connection = Engine.open(Limits.DEFAULT)) {
                Catalogue.attach(connection, Query.catalogue(folder, snapshot));
                ClientShare share = ClientShare.of(connection, folder, client);
                if (isDuckDb(target)) {
                    writeDuckDb(connection, share, unfinished);
                } else {
                    writeFolder(connection, share, unfinished);
                }
            }
            delete(target);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        } catch (SQLException e) {
            throw new QueryFailure("Cannot write %s: %s".formatted(target, e.getMessage()), e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    /** True where an export would be in its place: what else lies in a folder is not ours to delete. */
    public static boolean isReplaceable(Path target) {
        if (isDuckDb(target)) {
            return Files.isRegularFile(target);
        }
        try (Stream<Path> files = Files.list(target)) {
            Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            return names.isEmpty()
                    || (names.contains(OPEN)
                            && names.stream().allMatch(name -> name.equals(OPEN) || name.endsWith(PARQUET)));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isDuckDb(Path target) {
        return target.toString().endsWith(DUCKDB);
    }

    private static void writeDuckDb(Connection connection, ClientShare share, Path file) throws SQLException {
        Engine.run(
                connection,
                "attach %s as books (storage_version '%s')".formatted(Sql.text(file), Catalogue.STORAGE),
                "use books",
                "begin");
        share.copy();
        Engine.run(connection, comments("table").toArray(String[]::new));
        Engine.run(connection, "commit", "checkpoint books", "use memory", "detach books");
    }

    private static void writeFolder(Connection connection, ClientShare share, Path folder)
            throws SQLException, IOException {
        Files.createDirectories(folder);
        List<String> open = new ArrayList<>(List.of(
                "-- Views, macros and comments over the Parquet files beside this one. In this folder: duckdb -init "
                        + OPEN));
        for (Map.Entry<String, String> table : share.selects().entrySet()) {
            String file = table.getKey() + PARQUET;
            Engine.run(
                    connection,
                    "copy (%s) to %s (format parquet, compression zstd)"
                            .formatted(table.getValue(), Sql.text(folder.resolve(file))));
            open.add("create view %s as from read_parquet('%s');".formatted(table.getKey(), file));
        }
        Stream.concat(Views.statements(), comments("view")).forEach(statement -> open.add(statement.strip() + ";"));
        Files.write(folder.resolve(OPEN), open);
    }

    private static Stream<String> comments(String kind) {
        return Stream.concat(Catalogue.comments(table -> kind), Stream.of(StandardChartTable.comment(kind)));
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(path)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }

    private static void deleteQuietly(Path unfinished) {
        try {
            delete(unfinished);
        } catch (IOException left) {
            // its name says that it is unfinished; what went wrong before says more
        }
    }
}
