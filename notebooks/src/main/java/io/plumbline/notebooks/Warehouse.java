package io.plumbline.notebooks;

import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.serve.QueryFailure;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The published warehouse as a notebook asks it: read-only, one snapshot for as long as the notebook is open. */
public final class Warehouse implements AutoCloseable {
    static final String VARIABLE = "PLUMBLINE_WAREHOUSE";

    private static final Path DEMO = Path.of("plumbline-demo", "warehouse", "current.duckdb");

    private final Query query;

    private Warehouse(Query query) {
        this.query = query;
    }

    /** Opens what PLUMBLINE_WAREHOUSE names, or else the demo's warehouse in this folder or one above it. */
    public static Warehouse open() {
        return open(catalogue(System.getenv(), Path.of("")));
    }

    /** Opens a {@code current.duckdb}. */
    public static Warehouse open(Path catalogue) {
        Path folder = catalogue.toAbsolutePath().getParent();
        if (folder == null || !Files.isRegularFile(catalogue)) {
            throw new QueryFailure(
                    "Found no warehouse at %s, expected a current.duckdb; set %s to the one of your workspace."
                            .formatted(catalogue, VARIABLE));
        }
        return new Warehouse(Query.open(new WarehouseFolder(folder), Optional.empty(), Optional.empty(), false));
    }

    static Path catalogue(Map<String, String> environment, Path here) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .map(Path::of)
                .or(() -> demo(here.toAbsolutePath().normalize()))
                .orElseThrow(() -> new QueryFailure(
                        "Found no %s in this folder nor above it; run `./plumbline demo`, or set %s to the current.duckdb of your workspace."
                                .formatted(DEMO, VARIABLE)));
    }

    /** Jupyter starts a notebook in the notebook's own folder, which lies below the demo's. */
    private static Optional<Path> demo(Path here) {
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(DEMO))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The rows that answer a statement. */
    public Table table(String sql) {
        return Table.of(query.ask(sql));
    }

    /** The one value that answers a statement, as it is used in the next one. */
    public String value(String sql) {
        return table(sql)
                .only()
                .orElseThrow(
                        () -> new QueryFailure("Expected one row of one value, and found another answer to: " + sql));
    }

    @Override
    public void close() {
        query.close();
    }
}
