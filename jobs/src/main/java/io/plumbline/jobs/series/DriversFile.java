package io.plumbline.jobs.series;

import io.plumbline.analyses.series.Driver;
import io.plumbline.analyses.series.Series;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.workspace.UserMistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;

/**
 * What is known that moves series, one value a row: columns {@code series_id} (an asterisk for every series), {@code period},
 * {@code driver} and {@code value}; one for each period of the series and each that is to be forecast.
 */
public final class DriversFile {
    private static final List<String> COLUMNS = List.of("series_id", "period", "driver", "value");
    private static final String EVERY = "*";

    private final Map<String, Map<String, List<Value>>> bySeries = new LinkedHashMap<>();
    private final Path file;
    private final Problems problems;

    private record Value(long line, String period, double value) {}

    private DriversFile(Path file) {
        this.file = file;
        this.problems = new Problems(file);
    }

    /**
     * The same series with their drivers.
     *
     * @param horizon how far ahead each is forecast
     */
    public static List<Asked> driven(Path file, List<Asked> asked, ToIntFunction<Series> horizon) {
        DriversFile drivers = new DriversFile(file);
        drivers.read();
        drivers.mustBeOf(asked);
        List<Asked> driven = asked.stream()
                .map(one -> one.drivenBy(drivers.of(one, horizon.applyAsInt(one.series()))))
                .toList();
        drivers.problems.mustBeNone();
        return driven;
    }

    private void read() {
        try (Records records = Records.of(file)) {
            records.header(List.of(COLUMNS));
            for (List<String> fields = records.next(); fields != null; fields = records.next()) {
                add(records.line(), fields);
            }
        }
        problems.mustBeNone();
        if (bySeries.isEmpty()) {
            throw new UserMistake("%s has a header and no rows".formatted(file));
        }
    }

    private void add(long line, List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            problems.add(line, "found %d fields, expected %s".formatted(fields.size(), String.join(", ", COLUMNS)));
            return;
        }
        Optional<Double> value = SeriesFile.number(fields.get(3)).filter(Double::isFinite);
        if (value.isEmpty()) {
            problems.add(
                    line,
                    "driver %s: value \"%s\" is not a number; a driver is known at each period"
                            .formatted(fields.get(2), fields.get(3)));
            return;
        }
        bySeries.computeIfAbsent(fields.get(0), first -> new LinkedHashMap<>())
                .computeIfAbsent(fields.get(2), first -> new ArrayList<>())
                .add(new Value(line, fields.get(1), value.get()));
    }

    private void mustBeOf(List<Asked> asked) {
        List<String> known = asked.stream().map(one -> one.series().id()).toList();
        bySeries.forEach((id, drivers) -> {
            if (!id.equals(EVERY) && !known.contains(id)) {
                long line = drivers.values().iterator().next().get(0).line;
                problems.add(line, "there is no series %s in the input; * means every series".formatted(id));
            }
        });
    }

    private List<Driver> of(Asked asked, int horizon) {
        Map<String, List<Value>> values = new LinkedHashMap<>(bySeries.getOrDefault(EVERY, Map.of()));
        values.putAll(bySeries.getOrDefault(asked.series().id(), Map.of()));
        int length = asked.series().values().length + horizon;
        List<Driver> drivers = new ArrayList<>();
        values.forEach((name, ofOne) -> driver(asked, name, ofOne, length).ifPresent(drivers::add));
        return drivers;
    }

    private Optional<Driver> driver(Asked asked, String name, List<Value> rows, int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        for (Value row : rows) {
            OptionalLong index = asked.periods().index(row.period);
            if (index.isEmpty()) {
                problems.add(
                        row.line,
                        "driver %s: period \"%s\" is not written as those of series %s are"
                                .formatted(name, row.period, asked.series().id()));
                return Optional.empty();
            }
            long at = index.getAsLong();
            if (at >= 0 && at < length) {
                if (!Double.isNaN(values[(int) at])) {
                    problems.add(row.line, "driver %s: period %s is there twice".formatted(name, row.period));
                }
                values[(int) at] = row.value;
            }
        }
        long missing = Arrays.stream(values).filter(Double::isNaN).count();
        if (missing > 0) {
            int first = 0;
            while (!Double.isNaN(values[first])) {
                first++;
            }
            problems.add(
                    rows.get(0).line,
                    "driver %s has no value for %d of the %d periods of series %s and its forecast, value %d the first"
                            .formatted(name, missing, length, asked.series().id(), first + 1));
            return Optional.empty();
        }
        return Optional.of(new Driver(name, values));
    }
}
