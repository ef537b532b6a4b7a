package io.plumbline.analyses.forecast.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.model.Prediction;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EtsVarianceTest {
    private static final int PERIOD = 4;
    private static final int HORIZON = 10;
    private static final int PATHS = 400_000;

    /** The closed form against a plain simulation of y = (l + b + s)(1 + e), l += alpha y e, b += beta y e, s += gamma y e. */
    @Test
    void multiplicativeErrorWithAdditiveSeasonHasTheVarianceThatItsSimulationHas() {
        double alpha = .4;
        double beta = .1;
        double gamma = .3;
        double deviation = .05;
        double[] season = {2, -1, -3, 2};
        EtsForm form = new EtsForm(EtsForm.ErrorTerm.MULTIPLICATIVE, EtsForm.Trend.ADDITIVE, EtsForm.Season.ADDITIVE);
        double[] point = {alpha, beta, gamma, 20, .5, 2, -1, -3};
        // 40 values and 9 degrees of freedom but for the variance: the squares that give the deviation back.
        EtsFit fit = new EtsFit(form, PERIOD, point, 0, 20, .5, season, deviation * deviation * 32, 40);
        Prediction closed = new EtsForecast(fit).ahead(HORIZON);

        double[] squares = new double[HORIZON];
        SplittableRandom random = new SplittableRandom(1);
        for (int path = 0; path < PATHS; path++) {
            double level = 20;
            double slope = .5;
            double[] figures = season.clone();
            for (int h = 0; h < HORIZON; h++) {
                double mean = level + slope + figures[h % PERIOD];
                double error = mean * deviation * random.nextGaussian();
                squares[h] += (mean + error - closed.mean()[h]) * (mean + error - closed.mean()[h]);
                level += slope + alpha * error;
                slope += beta * error;
                figures[h % PERIOD] += gamma * error;
            }
        }

        for (int h = 0; h < HORIZON; h++) {
            double simulated = Math.sqrt(squares[h] / PATHS);
            // Four standard errors of a deviation from so many paths.
            assertThat(closed.deviation()[h]).isCloseTo(simulated, within(4 * simulated / Math.sqrt(2.0 * PATHS)));
        }
    }
}
