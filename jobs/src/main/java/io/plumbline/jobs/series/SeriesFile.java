package io.plumbline.jobs.series;

import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.series.Driver;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.jobs.workspace.Nearest;
import io.plumbline.jobs.workspace.UserMistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A file of series, one value a row: columns {@code series_id}, {@code period}, {@code value}, and, where they are there,
 * {@code frequency} and {@code horizon}. Everything that is wrong with it is told at once.
 */
public final class SeriesFile {
    private static final List<String> REQUIRED = List.of("series_id", "period", "value");

    /** Squares of what is larger leave the range of numbers before a sum of them is made. */
    private static final double LARGEST = 1e100;

    private final Path file;
    private final Problems problems;
    private final Map<String, List<SeriesRow>> rows = new LinkedHashMap<>();
    /** Series with a period that could not be read, whose gaps would be of its making. */
    private final Set<String> unplaced = new HashSet<>();

    private SeriesFile(Path file) {
        this.file = file;
        this.problems = new Problems(file);
    }

    /**
     * A series, how far ahead its rows ask for, 0 where they do not, and when its values are.
     *
     * @param written the periods as they are written in the file
     */
    public record Asked(Series series, int horizon, boolean frequencyKnown, Periods periods, List<String> written) {
        Asked drivenBy(List<Driver> drivers) {
            return new Asked(series.drivenBy(drivers), horizon, frequencyKnown, periods, written);
        }

        /** But for its newest value, of a period that is not over. */
        public Asked withoutNewest() {
            int known = Math.max(0, series.values().length - 1);
            Series before = new Series(
                    series.id(),
                    series.frequency(),
                    Arrays.copyOf(series.values(), known),
                    series.start(),
                    series.drivers());
            return new Asked(before, horizon, frequencyKnown, periods, written.subList(0, known));
        }
    }

    /** The series in the order in which they begin; the given frequency is that of series which state none. */
    public static List<Asked> read(Path file, Optional<Frequency> frequency) {
        SeriesFile series = new SeriesFile(file);
        series.readRows();
        List<Asked> asked = new ArrayList<>();
        series.rows.forEach((id, rows) -> {
            if (!series.unplaced.contains(id)) {
                new SeriesRows(id, rows, series.problems).series(frequency).ifPresent(asked::add);
            }
        });
        series.problems.mustBeNone();
        return asked;
    }

    private void readRows() {
        try (Records records = Records.of(file)) {
            List<String> header = records.next();
            if (header == null) {
                throw new UserMistake(
                        "%s is empty; its first line must name the columns series_id, period, value".formatted(file));
            }
            Map<String, Integer> columns = columns(header);
            for (List<String> fields = records.next(); fields != null; fields = records.next()) {
                if (isRow(records.line(), fields, columns, header.size())) {
                    readRow(records.line(), fields, columns);
                }
            }
        }
        if (rows.isEmpty()) {
            problems.mustBeNone();
            throw new UserMistake("%s has a header and no rows".formatted(file));
        }
    }

    private Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (columns.putIfAbsent(header.get(i).toLowerCase(Locale.ROOT), i) != null) {
                problems.add(1, "there are two columns %s; leave one".formatted(header.get(i)));
            }
        }
        for (String name : REQUIRED) {
            if (!columns.containsKey(name)) {
                problems.add(
                        1,
                        "there is no column %s among %s%s"
                                .formatted(
                                        name,
                                        String.join(", ", header),
                                        Nearest.to(name, columns.keySet())
                                                .map("; is it %s?"::formatted)
                                                .orElse("")));
            }
        }
        problems.mustBeNone();
        return columns;
    }

    /** A decimal comma without quotation marks would otherwise be read as another figure without a word. */
    private boolean isRow(long line, List<String> fields, Map<String, Integer> columns, int known) {
        boolean more = fields.stream().skip(known).anyMatch(field -> !field.isEmpty());
        boolean fewer = REQUIRED.stream().anyMatch(name -> Objects.requireNonNull(columns.get(name)) >= fields.size());
        if (more || fewer) {
            unplaced.add(field(fields, columns, "series_id"));
            problems.add(
                    line,
                    "found %d fields, expected %d as in the header; what has a comma in it needs quotation marks"
                            .formatted(fields.size(), known));
        }
        return !more && !fewer;
    }

    private void readRow(long line, List<String> fields, Map<String, Integer> columns) {
        String id = field(fields, columns, "series_id");
        String period = field(fields, columns, "period");
        String value = field(fields, columns, "value");
        if (id.isEmpty()) {
            problems.add(line, "the series_id is empty");
            return;
        }
        Optional<Step> step = Step.of(period);
        if (step.isEmpty()) {
            unplaced.add(id);
            problems.add(
                    line,
                    "series %s: period \"%s\" is neither an ISO date (2025-03-31, 2025-03, 2025-Q1) nor a running integer"
                            .formatted(id, period));
        }
        Optional<Double> number = number(value);
        if (number.isEmpty()) {
            problems.add(
                    line,
                    "series %s: value \"%s\" is not a number up to 1e100; write it with a decimal point and without thousands separators, or leave it empty where it is not known"
                            .formatted(id, value));
        }
        if (step.isPresent()) {
            rows.computeIfAbsent(id, first -> new ArrayList<>())
                    .add(new SeriesRow(
                            line,
                            period,
                            step.get(),
                            step.get().read(period).orElseThrow(),
                            number.orElse(Double.NaN),
                            field(fields, columns, "frequency"),
                            field(fields, columns, "horizon")));
        }
    }

    private static String field(List<String> fields, Map<String, Integer> columns, String name) {
        Integer at = columns.get(name);
        return at == null || at >= fields.size() ? "" : fields.get(at);
    }

    /** Not known, where the cell is empty or says so as R and pandas do. */
    static Optional<Double> number(String text) {
        if (text.isEmpty() || text.equals("NA") || text.equals("NaN")) {
            return Optional.of(Double.NaN);
        }
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return Math.abs(value) <= LARGEST ? Optional.of(value) : Optional.empty();
    }

    static boolean isHorizon(String text) {
        return text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= ForecastSettings.LONGEST_HORIZON;
    }
}
