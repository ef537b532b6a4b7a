package io.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures everything there is a price for and prints it as a Markdown table; takes about a quarter of an hour. */
public final class PriceList {
    private static final long LEDGER_LINES = 11_000_000; // a CSV of 1 GB
    private static final long AUDIT_FILE_BYTES = 2L << 30;
    private static final long STAR_LINES = 10_000_000;

    private PriceList() {}

    /** {@code LAUNCHER [SHARE]}: a share below 1 measures smaller data, to see whether everything still runs. */
    public static void main(String[] arguments) throws IOException {
        double share = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
        Path folder = Files.createTempDirectory("plumbline-bench");
        try {
            print(measure(new Plumbline(Path.of(arguments[0])), folder, share));
        } finally {
            delete(folder);
        }
    }

    static List<Price> measure(Plumbline plumbline, Path folder, double share) throws IOException {
        List<Price> prices = new ArrayList<>();
        prices.add(Price.seconds(
                "`plumbline demo`, after the build",
                40,
                plumbline
                        .run(List.of("demo", folder.resolve("demo").toString()))
                        .seconds()));
        prices.add(ExtractionPrice.of(folder, (long) (LEDGER_LINES * share)));
        prices.add(AuditFilePrice.of(folder, (long) (AUDIT_FILE_BYTES * share)));
        prices.addAll(new StarPrices(plumbline, folder, (long) (STAR_LINES * share)).all());
        prices.add(new ClusterPrice(plumbline, folder, (long) (STAR_LINES * share / 10)).ofASecondWorker());
        return prices;
    }

    private static void print(List<Price> prices) {
        System.out.println("| what | against | aim | measured | met |");
        System.out.println("|---|---|---|---|---|");
        prices.forEach(price -> System.out.println(price.row()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
