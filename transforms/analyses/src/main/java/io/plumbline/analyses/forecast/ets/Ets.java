package io.plumbline.analyses.forecast.ets;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.SimpleSmoothing;
import io.plumbline.analyses.statistics.Moments;
import java.util.Comparator;
import java.util.List;

/**
 * Exponential smoothing over all forms that a series allows (Hyndman, Koehler, Snyder and Grose 2002). Every form is
 * searched for a short while, the best of them by AICc on; those are averaged by their Akaike weights, as one form wins by
 * chance more often than by right (Kolassa 2011).
 */
public final class Ets implements Model {
    /** Longer seasons are left to a decomposition. */
    public static final int LONGEST_SEASON = 24;

    private final Effort effort;

    /**
     * How long is searched.
     *
     * @param evaluationsPerParameter of the likelihood, of each form
     * @param finalists how many of the best forms are searched on
     * @param rounds how often, each from where the last one ended
     * @param evaluationsPerRound per parameter, of a finalist
     */
    public record Effort(int evaluationsPerParameter, int finalists, int rounds, int evaluationsPerRound) {
        public static final Effort USUAL = new Effort(40, 6, 1, 30);
        public static final Effort THOROUGH = new Effort(400, 15, 8, 400);
    }

    public Ets() {
        this(Effort.USUAL);
    }

    public Ets(Effort effort) {
        this.effort = effort;
    }

    @Override
    public String name() {
        return "ets";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        List<EtsFit> fits = fits(values, period);
        return fits.isEmpty()
                ? new SimpleSmoothing().fit(values, 1)
                : EtsAverage.of(fits, Moments.meanAbsolute(values));
    }

    /** The finalists on the series in units of its mean absolute value, the best first. */
    List<EtsFit> fits(double[] values, int period) {
        double scale = Moments.meanAbsolute(values);
        if (scale == 0 || Moments.isConstant(values)) {
            return List.of();
        }
        double[] scaled = EtsAverage.times(values, 1 / scale);
        int season = period > 1 && period <= LONGEST_SEASON && values.length > period ? period : 1;
        return EtsForm.all(season > 1, Moments.smallest(values) > 0).stream()
                .filter(form -> values.length > form.parameters(season) + 2)
                .map(form -> EtsFit.of(form, scaled, season, effort.evaluationsPerParameter * form.parameters(season)))
                .filter(fit -> Double.isFinite(fit.aicc()))
                .sorted(Comparator.comparingDouble(EtsFit::aicc))
                .limit(effort.finalists)
                .map(fit -> further(fit, scaled))
                .sorted(Comparator.comparingDouble(EtsFit::aicc))
                .toList();
    }

    private EtsFit further(EtsFit fit, double[] scaled) {
        EtsFit best = fit;
        for (int round = 0; round < effort.rounds; round++) {
            best = best.further(scaled, effort.evaluationsPerRound * fit.point().length);
        }
        return best;
    }
}
