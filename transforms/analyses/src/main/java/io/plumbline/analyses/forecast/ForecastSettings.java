package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.regression.CalendarEffect;
import io.plumbline.analyses.series.Frequency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a forecast.
 *
 * @param horizon how many values ahead; 0 for what is usual at the series' frequency
 * @param levels of the intervals, each between 0 and 1
 * @param models by name, combined; empty for what fits the series
 * @param bounds that coming values respect
 * @param partial what has come of the first period ahead, if that has begun
 * @param calendar what of it is tried where periods are dates
 * @param combination of the models
 */
public record ForecastSettings(
        int horizon,
        List<Double> levels,
        List<String> models,
        Bounds bounds,
        Optional<Partial> partial,
        Set<CalendarEffect> calendar,
        Combination combination) {
    public static final int LONGEST_HORIZON = 1000;

    public static final ForecastSettings USUAL = new ForecastSettings(0, List.of(.8, .95), List.of());

    public ForecastSettings {
        levels = levels.stream().sorted().distinct().toList();
        models = List.copyOf(models);
        calendar = Set.copyOf(calendar);
        if (horizon < 0 || horizon > LONGEST_HORIZON) {
            throw new IllegalArgumentException(
                    "A horizon lies between 1 and %d, and %d does not".formatted(LONGEST_HORIZON, horizon));
        }
        if (levels.stream().anyMatch(level -> !(level > 0 && level < 1))) {
            throw new IllegalArgumentException("Levels lie between 0 and 1, and not all of %s do".formatted(levels));
        }
        for (String name : models) {
            if (!Models.names().contains(name)) {
                throw new IllegalArgumentException(
                        "There is no model %s; there are %s".formatted(name, String.join(", ", Models.names())));
            }
        }
    }

    public ForecastSettings(int horizon, List<Double> levels, List<String> models) {
        this(horizon, levels, models, Bounds.NONE, Optional.empty(), CalendarEffect.USUAL, Combination.USUAL);
    }

    public ForecastSettings within(Bounds others) {
        return new ForecastSettings(horizon, levels, models, others, partial, calendar, combination);
    }

    public ForecastSettings nowcasting(Partial begun) {
        return new ForecastSettings(horizon, levels, models, bounds, Optional.of(begun), calendar, combination);
    }

    public ForecastSettings onCalendar(Set<CalendarEffect> effects) {
        return new ForecastSettings(horizon, levels, models, bounds, partial, effects, combination);
    }

    public ForecastSettings combinedBy(Combination way) {
        return new ForecastSettings(horizon, levels, models, bounds, partial, calendar, way);
    }

    /** What is meant at a frequency. */
    public int horizonFor(Frequency frequency) {
        return horizon == 0 ? frequency.usualHorizon() : horizon;
    }
}
