package io.plumbline.jobs.series;

import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.jobs.series.SeriesFile.Asked;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of one series, put in order and checked: one step, one frequency, no gap, nothing twice. */
final class SeriesRows {
    private final String id;
    private final List<SeriesRow> rows;
    private final Problems problems;

    SeriesRows(String id, List<SeriesRow> rows, Problems problems) {
        this.id = id;
        this.rows =
                rows.stream().sorted(Comparator.comparingLong(SeriesRow::at)).toList();
        this.problems = problems;
    }

    Optional<Asked> series(Optional<Frequency> usual) {
        Optional<Frequency> stated = stated();
        int horizon = horizon();
        Step step = rows.get(0).step();
        if (!isOfOneStep(step)) {
            return Optional.empty();
        }
        Optional<Frequency> known = stated.or(() -> usual).or(() -> step.frequency(typicalStep()));
        Frequency frequency = known.orElse(Frequency.YEARLY);
        if (!isWithoutGap(step, frequency)) {
            return Optional.empty();
        }
        double[] values = rows.stream().mapToDouble(SeriesRow::value).toArray();
        Periods periods = new Periods(step, rows.get(0).at(), frequency);
        Series series = new Series(id, frequency, values).startingOn(periods.start());
        List<String> written = rows.stream().map(SeriesRow::period).toList();
        return Optional.of(new Asked(series, horizon, known.isPresent(), periods, written));
    }

    private Optional<Frequency> stated() {
        SeriesRow first = firstWith(true);
        if (first == null) {
            return Optional.empty();
        }
        for (SeriesRow row : rows) {
            if (!row.frequency().isEmpty() && !row.frequency().equalsIgnoreCase(first.frequency())) {
                problems.add(
                        row.line(),
                        "series %s: frequency %s, where line %d says %s"
                                .formatted(id, row.frequency(), first.line(), first.frequency()));
            }
        }
        Optional<Frequency> frequency = Frequency.named(first.frequency());
        if (frequency.isEmpty()) {
            problems.add(
                    first.line(),
                    "series %s: frequency \"%s\" is none of yearly, quarterly, monthly, weekly, daily, hourly"
                            .formatted(id, first.frequency()));
        }
        return frequency;
    }

    private int horizon() {
        SeriesRow first = firstWith(false);
        if (first == null) {
            return 0;
        }
        for (SeriesRow row : rows) {
            if (!row.horizon().isEmpty() && !row.horizon().equals(first.horizon())) {
                problems.add(
                        row.line(),
                        "series %s: horizon %s, where line %d says %s"
                                .formatted(id, row.horizon(), first.line(), first.horizon()));
            }
        }
        if (!SeriesFile.isHorizon(first.horizon())) {
            problems.add(
                    first.line(),
                    "series %s: horizon \"%s\" is not a whole number between 1 and %d"
                            .formatted(id, first.horizon(), ForecastSettings.LONGEST_HORIZON));
            return 0;
        }
        return Integer.parseInt(first.horizon());
    }

    private @Nullable SeriesRow firstWith(boolean frequency) {
        return rows.stream()
                .filter(row -> !(frequency ? row.frequency() : row.horizon()).isEmpty())
                .min(Comparator.comparingLong(SeriesRow::line))
                .orElse(null);
    }

    private boolean isOfOneStep(Step step) {
        for (SeriesRow row : rows) {
            if (row.step() != step) {
                problems.add(
                        row.line(),
                        "series %s: period \"%s\" is %s, where line %d has %s"
                                .formatted(
                                        id,
                                        row.period(),
                                        row.step().words(),
                                        rows.get(0).line(),
                                        step.words()));
                return false;
            }
        }
        return true;
    }

    /** The lower quartile of the distances of neighbours: neither a gap nor one stray row decides. */
    private long typicalStep() {
        long[] steps = IntStream.range(1, rows.size())
                .mapToLong(i -> rows.get(i).at() - rows.get(i - 1).at())
                .filter(step -> step > 0)
                .sorted()
                .toArray();
        return steps.length == 0 ? 1 : steps[(steps.length - 1) / 4];
    }

    private boolean isWithoutGap(Step step, Frequency frequency) {
        // A week begins on whichever day the first of them is told by.
        long shift = frequency == Frequency.WEEKLY ? Math.floorMod(rows.get(0).at(), 7L) : 0;
        boolean even = true;
        for (int i = 1; i < rows.size(); i++) {
            SeriesRow before = rows.get(i - 1);
            SeriesRow row = rows.get(i);
            long missing = step.counted(row.at() - shift, frequency) - step.counted(before.at() - shift, frequency) - 1;
            if (missing != 0) {
                even = false;
                tell(before, row, missing, frequency, step);
            }
        }
        return even;
    }

    private void tell(SeriesRow before, SeriesRow row, long missing, Frequency frequency, Step step) {
        if (missing < 0) {
            SeriesRow later = before.line() > row.line() ? before : row;
            SeriesRow earlier = before.line() > row.line() ? row : before;
            String same = Objects.equals(row.period(), before.period())
                    ? "period %s is a duplicate of that on line %d".formatted(later.period(), earlier.line())
                    : "period %s falls into the same %s as %s on line %d"
                            .formatted(later.period(), unit(frequency), earlier.period(), earlier.line());
            problems.add(later.line(), "series %s: %s; keep one row for each period".formatted(id, same));
        } else {
            problems.add(
                    row.line(),
                    "series %s: a gap: %d %s missing between %s (line %d) and %s; add %s with an empty value where it is not known"
                            .formatted(
                                    id,
                                    missing,
                                    step == Step.NUMBER
                                            ? missing == 1 ? "number is" : "numbers are"
                                            : unit(frequency) + (missing == 1 ? " is" : "s are"),
                                    before.period(),
                                    before.line(),
                                    row.period(),
                                    missing == 1 ? "the row" : "rows"));
        }
    }

    private static String unit(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> "year";
            case QUARTERLY -> "quarter";
            case MONTHLY -> "month";
            case WEEKLY -> "week";
            case DAILY -> "day";
            case HOURLY -> "hour";
        };
    }
}
