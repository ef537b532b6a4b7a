package io.plumbline.analyses.r;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The series that R ships, and what R and its package forecast make of them: see reference.R and trend.R. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RSeries(String name, int period, double[] values) {
    private static final Map<String, RSeries> SERIES = new LinkedHashMap<>();
    private static final Map<String, double[]> EXPECTED = new LinkedHashMap<>();

    static {
        Map<String, List<String[]>> rows = new LinkedHashMap<>();
        for (String[] row : rows("series.csv")) {
            rows.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
        }
        rows.forEach((name, ofOne) -> SERIES.put(
                name,
                new RSeries(
                        name,
                        Integer.parseInt(ofOne.get(0)[1]),
                        ofOne.stream()
                                .mapToDouble(row -> Double.parseDouble(row[2]))
                                .toArray())));
        for (String file : List.of("reference.csv", "trend.csv")) {
            for (String[] row : rows(file)) {
                expect(row[0] + " " + row[1], Integer.parseInt(row[2]), Double.parseDouble(row[3]));
            }
        }
        for (String[] row : rows("variances.csv")) {
            expect(row[0] + " " + row[1] + " " + row[2], Integer.parseInt(row[3]), Double.parseDouble(row[4]));
        }
    }

    public static List<RSeries> all() {
        return List.copyOf(SERIES.values());
    }

    public static List<RSeries> seasonal() {
        return all().stream().filter(series -> series.period > 1).toList();
    }

    public static RSeries named(String name) {
        return Objects.requireNonNull(SERIES.get(name), name);
    }

    /** What R computes of this series under that name, of as many values as there are. */
    public double[] expected(String what) {
        return expected(name, what);
    }

    public boolean hasExpected(String what) {
        return EXPECTED.containsKey(name + " " + what);
    }

    public static double[] expected(String series, String what) {
        return Objects.requireNonNull(EXPECTED.get(series + " " + what), series + " " + what);
    }

    @Override
    public String toString() {
        return name;
    }

    private static void expect(String name, int index, double value) {
        double[] known = EXPECTED.getOrDefault(name, new double[0]);
        double[] longer = Arrays.copyOf(known, index);
        longer[index - 1] = value;
        EXPECTED.put(name, longer);
    }

    private static List<String[]> rows(String file) {
        try (InputStream in = Objects.requireNonNull(RSeries.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
