package io.plumbline.bench;

import io.plumbline.bench.Plumbline.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whole nights of 200 clients: the star beside plain SQL, at several sizes, again with nothing new, and with one change. */
final class StarPrices {
    private static final int CLIENTS = 200;
    private static final long GIGABYTE = 1L << 30;

    private final Plumbline plumbline;
    private final Path folder;
    private final long lines;

    StarPrices(Plumbline plumbline, Path folder, long lines) {
        this.plumbline = plumbline;
        this.folder = folder;
        this.lines = lines;
    }

    List<Price> all() throws IOException {
        List<Price> prices = new ArrayList<>();
        Ran tenth = night(Books.workspace(folder.resolve("tenth"), CLIENTS, lines / 10));
        Ran third = night(Books.workspace(folder.resolve("third"), CLIENTS, lines * 3 / 10));
        Path workspace = Books.workspace(folder.resolve("whole"), CLIENTS, lines);
        Ran whole = night(workspace);
        prices.addAll(besidePlainSql(workspace, whole));
        prices.add(linear(tenth, third, whole));
        prices.add(Price.seconds(
                "nothing changed, the whole process", 5, night(workspace).seconds()));
        prices.add(variance(workspace));
        prices.addAll(StatementPrices.of(workspace));
        Books.ledger(workspace, 7, lines / CLIENTS, CLIENTS);
        Ran one = night(workspace);
        prices.add(new Price(
                "one client of %d changed".formatted(CLIENTS),
                "the full build",
                "under 10 %",
                "%.1f %% (%.1f s to %.1f s)"
                        .formatted(100 * one.seconds() / whole.seconds(), one.seconds(), whole.seconds()),
                one.seconds() < 0.1 * whole.seconds()));
        return prices;
    }

    private Ran night(Path workspace) {
        return plumbline.run(List.of("run", "-w", workspace.toString()));
    }

    private List<Price> besidePlainSql(Path workspace, Ran whole) throws IOException {
        Path target = Files.createDirectories(folder.resolve("plain"));
        Path snapshot = snapshot(workspace);
        double plain;
        try (Duck duck = Duck.inMemory(folder)) {
            long start = System.nanoTime();
            duck.script(
                    "plain-star.sql",
                    Map.of(
                            "staging", workspace.resolve("warehouse/staging").toString(),
                            "snapshot", snapshot.toString(),
                            "target", target.toString()));
            plain = (System.nanoTime() - start) / 1e9;
            mustBeTheSame(duck, target, snapshot);
        }
        return List.of(
                Price.ratio(
                        "star of %,d ledger lines of %d clients, `local[*]`".formatted(lines, CLIENTS),
                        "the same star as plain DuckDB SQL",
                        4,
                        whole.step("star"),
                        plain),
                new Price(
                        "peak memory of that process",
                        "-",
                        "under 6 GB",
                        "%.1f GB".formatted((double) whole.peakBytes() / GIGABYTE),
                        whole.peakBytes() < 6 * GIGABYTE));
    }

    /** A comparison of unequal work would be none. */
    private static void mustBeTheSame(Duck duck, Path plain, Path ours) {
        String sums =
                "select count(*), sum(amount), count(distinct account_id), count(distinct entry_id), sum(source_row)"
                        + " from read_parquet('%s/fact_ledger_line/*/*.parquet')";
        String months =
                "select count(*), sum(debit), sum(credit), sum(lines) from read_parquet('%s/fact_account_month/*/*.parquet')";
        for (String sql : List.of(sums, months)) {
            String one = duck.row(sql.formatted(plain));
            String other = duck.row(sql.formatted(ours));
            if (!one.equals(other)) {
                throw new IllegalStateException("The two stars differ: %s and %s".formatted(one, other));
            }
        }
    }

    /** Seconds a line must not grow with the lines; the fixed cost of a start makes them fall. */
    private Price linear(Ran tenth, Ran third, Ran whole) {
        double perThird = third.seconds() / 3;
        double perWhole = whole.seconds() / 10;
        return new Price(
                "%,d, %,d, %,d lines, the whole process".formatted(lines / 10, lines * 3 / 10, lines),
                "itself",
                "no worse than linear",
                "%.1f s, %.1f s, %.1f s".formatted(tenth.seconds(), third.seconds(), whole.seconds()),
                perThird <= tenth.seconds() && perWhole <= tenth.seconds());
    }

    private static Price variance(Path workspace) {
        try (Duck duck = Duck.readOnly(workspace.resolve("warehouse/current.duckdb"))) {
            double seconds = duck.seconds("from variance('2024-10', client := '%s')".formatted(Books.id(10)), 9);
            return new Price(
                    "variance of one client and month, warm connection",
                    "-",
                    "under 150 ms",
                    "%.0f ms".formatted(seconds * 1000),
                    seconds < 0.150);
        }
    }

    private static Path snapshot(Path workspace) throws IOException {
        try (Stream<Path> snapshots = Files.list(workspace.resolve("warehouse/snapshots"))) {
            return snapshots.sorted().reduce((older, newer) -> newer).orElseThrow();
        }
    }
}
