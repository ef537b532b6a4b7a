package io.plumbline.jobs.series;

import io.plumbline.analyses.forecast.Bounds;
import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.jobs.series.SeriesFile.Asked;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What series cannot fall below or exceed, as a CSV file: columns {@code series_id}, {@code floor}, {@code cap} and, where
 * it is there, the step ahead that a row is about, {@code h}, or its {@code period}; without one it is about all steps that
 * have no row.
 */
public final class BoundsFile {
    private static final List<String> COLUMNS = List.of("series_id", "floor", "cap");
    private static final List<String> BY_STEP = List.of("series_id", "floor", "cap", "h");
    private static final List<String> BY_PERIOD = List.of("series_id", "floor", "cap", "period");

    private final Path file;
    private final Problems problems;
    private final Map<String, Asked> asked;
    private final Map<String, Map<Integer, double[]>> rows = new HashMap<>();

    private BoundsFile(Path file, Collection<Asked> asked) {
        this.file = file;
        this.problems = new Problems(file);
        this.asked = asked.stream().collect(Collectors.toMap(one -> one.series().id(), one -> one));
    }

    /**
     * The bounds of each series that has any, by its id.
     *
     * @param asked the series as they are forecast: the first step follows their newest value
     */
    public static Map<String, Bounds> read(Path file, Collection<Asked> asked) {
        BoundsFile bounds = new BoundsFile(file, asked);
        bounds.readRows();
        bounds.problems.mustBeNone();
        Map<String, Bounds> byId = new HashMap<>();
        bounds.rows.forEach((id, ofSteps) -> byId.put(id, bounds(ofSteps)));
        return byId;
    }

    private void readRows() {
        try (Records records = Records.of(file)) {
            List<String> names = records.header(List.of(COLUMNS, BY_STEP, BY_PERIOD));
            for (List<String> fields = records.next(); fields != null; fields = records.next()) {
                readRow(records.line(), fields, names);
            }
        }
    }

    private void readRow(long line, List<String> fields, List<String> columns) {
        if (fields.size() != columns.size()) {
            problems.add(line, "found %d fields, expected %d".formatted(fields.size(), columns.size()));
            return;
        }
        String id = fields.get(0);
        Asked series = asked.get(id);
        if (series == null) {
            problems.add(line, "there is no series %s in the input".formatted(id));
            return;
        }
        double floor = bound(line, "floor", fields.get(1));
        double cap = bound(line, "cap", fields.get(2));
        if (floor > cap) {
            problems.add(
                    line, "series %s: the floor %s lies above the cap %s".formatted(id, fields.get(1), fields.get(2)));
        }
        boolean isOfAll = columns.equals(COLUMNS) || fields.get(3).isEmpty();
        int step =
                isOfAll ? 0 : columns.equals(BY_STEP) ? step(line, fields.get(3)) : step(line, fields.get(3), series);
        if (rows.computeIfAbsent(id, any -> new HashMap<>()).put(step, new double[] {floor, cap}) != null) {
            problems.add(
                    line, "series %s: %s has a row already".formatted(id, step == 0 ? "every step" : "step " + step));
        }
    }

    /** Not a number where there is none. */
    private double bound(long line, String name, String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            double bound = Double.parseDouble(text);
            if (Double.isFinite(bound)) {
                return bound;
            }
        } catch (NumberFormatException notOne) {
            // said below, as is what is not finite
        }
        problems.add(line, "the %s \"%s\" is not a number".formatted(name, text));
        return Double.NaN;
    }

    private int step(long line, String text) {
        if (text.matches("[0-9]{1,4}")) {
            int step = Integer.parseInt(text);
            if (step >= 1 && step <= ForecastSettings.LONGEST_HORIZON) {
                return step;
            }
        }
        problems.add(
                line,
                "h \"%s\" is not a whole number between 1 and %d".formatted(text, ForecastSettings.LONGEST_HORIZON));
        return 0;
    }

    private int step(long line, String period, Asked of) {
        OptionalLong index = of.periods().index(period);
        long step = index.orElse(0) - of.series().values().length + 1;
        if (index.isEmpty()) {
            problems.add(
                    line,
                    "period \"%s\" is not written as those of series %s are"
                            .formatted(period, of.series().id()));
        } else if (step < 1 || step > ForecastSettings.LONGEST_HORIZON) {
            problems.add(
                    line,
                    "period %s is none of those that series %s is forecast for, of which the first is %s"
                            .formatted(
                                    period,
                                    of.series().id(),
                                    of.periods().label(of.series().values().length)));
        } else {
            return (int) step;
        }
        return 0;
    }

    private static Bounds bounds(Map<Integer, double[]> ofSteps) {
        int last = ofSteps.keySet().stream().mapToInt(step -> step).max().orElse(0);
        double[] usual = ofSteps.getOrDefault(0, new double[] {Double.NaN, Double.NaN});
        double[] floor = new double[last + 1];
        double[] cap = new double[last + 1];
        Arrays.fill(floor, usual[0]);
        Arrays.fill(cap, usual[1]);
        ofSteps.forEach((step, ends) -> {
            if (step > 0) {
                floor[step - 1] = ends[0];
                cap[step - 1] = ends[1];
            }
        });
        return new Bounds(floor, cap);
    }
}
