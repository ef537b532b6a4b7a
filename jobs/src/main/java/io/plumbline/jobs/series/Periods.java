package io.plumbline.jobs.series;

import io.plumbline.analyses.series.Frequency;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a series which periods are.
 *
 * @param first the period of the first value as its step counts it
 */
public record Periods(Step step, long first, Frequency frequency) {
    /** The first day of the first period; null where periods are numbers. */
    @Nullable
    LocalDate start() {
        return step.day(first).orElse(null);
    }

    /** How many after the first that period is, however dates are written; nothing where one is a date and one is not. */
    OptionalLong index(String period) {
        Optional<Step> written = Step.of(period);
        if (written.isEmpty() || (written.get() == Step.NUMBER) != (step == Step.NUMBER)) {
            return OptionalLong.empty();
        }
        long at = written.get().read(period).orElseThrow();
        return OptionalLong.of(counted(written.get(), at) - counted(step, first));
    }

    /** How periods of that frequency are usually written, of the value at an index, which may be one to come. */
    public String label(int index) {
        long at = counted() + index;
        if (step == Step.NUMBER) {
            return Long.toString(at);
        }
        return switch (frequency) {
            case YEARLY -> "%04d".formatted(at);
            case QUARTERLY -> "%04d-Q%d".formatted(Math.floorDiv(at, 4L), Math.floorMod(at, 4L) + 1);
            case MONTHLY ->
                YearMonth.of((int) Math.floorDiv(at, 12L), (int) Math.floorMod(at, 12L) + 1)
                        .toString();
            case WEEKLY -> LocalDate.ofEpochDay(at * 7 + shift(step)).toString();
            case DAILY -> LocalDate.ofEpochDay(at).toString();
            case HOURLY -> LocalDateTime.of(1970, 1, 1, 0, 0).plusHours(at).toString();
        };
    }

    /** The first period, counted so that those of two series of one frequency can be compared. */
    public long counted() {
        return counted(step, first);
    }

    private long counted(Step written, long at) {
        return written.counted(at - shift(written), frequency);
    }

    /** A week begins on the day of the first. */
    private long shift(Step written) {
        return frequency == Frequency.WEEKLY && written == Step.DAY && step == Step.DAY ? Math.floorMod(first, 7L) : 0;
    }
}
