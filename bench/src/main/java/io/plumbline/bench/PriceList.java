package io.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Measures everything there is a price for and prints it as a Markdown table; takes about half an hour. */
public final class PriceList {
    private static final long LEDGER_LINES = 11_000_000; // a CSV of 1 GB
    private static final long AUDIT_FILE_BYTES = 2L << 30;
    private static final long STAR_LINES = 10_000_000;
    private static final int SERIES = 480;

    private final Map<String, Measurement> measurements = new LinkedHashMap<>();

    private PriceList(Plumbline plumbline, Path folder, double share) {
        measurements.put("demo", () -> List.of(demo(plumbline, folder)));
        measurements.put("extraction", () -> List.of(ExtractionPrice.of(folder, (long) (LEDGER_LINES * share))));
        measurements.put("audit-file", () -> List.of(AuditFilePrice.of(folder, (long) (AUDIT_FILE_BYTES * share))));
        measurements.put("star", () -> new StarPrices(plumbline, folder, (long) (STAR_LINES * share)).all());
        measurements.put(
                "cluster",
                () -> List.of(new ClusterPrice(plumbline, folder, (long) (STAR_LINES * share / 10)).ofASecondWorker()));
        measurements.put("forecast", () -> new ForecastPrices(plumbline, folder, share).all());
        measurements.put("fan-out", () -> List.of(new FanOutPrice(folder, (int) (SERIES * share)).onAllCores()));
    }

    private interface Measurement {
        List<Price> prices() throws IOException;
    }

    /**
     * {@code LAUNCHER [SHARE [NAME...]]}: a share below 1 measures smaller data, to see whether everything still runs;
     * names leave the others out.
     */
    public static void main(String[] arguments) throws IOException {
        double share = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
        Path folder = Files.createTempDirectory("plumbline-bench");
        try {
            PriceList list = new PriceList(new Plumbline(Path.of(arguments[0])), folder, share);
            list.print(named(arguments, list.measurements.keySet()));
        } finally {
            delete(folder);
        }
    }

    private static List<String> named(String[] arguments, Set<String> known) {
        if (arguments.length < 3) {
            return List.copyOf(known);
        }
        List<String> named = Arrays.asList(arguments).subList(2, arguments.length);
        for (String name : named) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "There is no price \"%s\"; there are %s".formatted(name, String.join(", ", known)));
            }
        }
        return named;
    }

    /** Row by row, so that a measurement that breaks takes no other with it. */
    private void print(List<String> names) throws IOException {
        System.out.println("| what | against | aim | measured | met |");
        System.out.println("|---|---|---|---|---|");
        for (String name : names) {
            Measurement measurement = measurements.get(name);
            if (measurement != null) {
                measurement.prices().forEach(price -> System.out.println(price.row()));
            }
        }
    }

    private static Price demo(Plumbline plumbline, Path folder) {
        return Price.seconds(
                "`plumbline demo`, after the build",
                40,
                plumbline
                        .run(List.of("demo", folder.resolve("demo").toString()))
                        .seconds());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
