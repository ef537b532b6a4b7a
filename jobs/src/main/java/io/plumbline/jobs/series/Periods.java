package io.plumbline.jobs.series;

import io.plumbline.analyses.series.Frequency;
import java.time.LocalDate;
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

    /** A week begins on the day of the first. */
    private long counted(Step written, long at) {
        long shift =
                frequency == Frequency.WEEKLY && written == Step.DAY && step == Step.DAY ? Math.floorMod(first, 7L) : 0;
        return written.counted(at - shift, frequency);
    }
}
