package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.LastTwoWeeks;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragedViewsTest {
    /** Changes of 1 and -1: a random walk's deviation at the first step is about 1. */
    private static final double[] VALUES = {10, 11, 10, 11, 10, 11, 10, 11, 10, 11};

    @Test
    void meansAreAveragedAndDeviationsTakenFromTheMiddle() {
        Prediction both = new AveragedViews(List.of(saying(10, 1, false), saying(11, 2, false), saying(12, 9, false)))
                .fit(VALUES, 1)
                .forecast(1);

        assertThat(both.mean()[0]).isCloseTo(11, within(1e-12));
        assertThat(both.deviation()[0]).isCloseTo(2, within(1e-12));
    }

    @Test
    void oneThatExplodesMovesTheMeanByLittle() {
        Prediction all = new AveragedViews(List.of(
                        saying(10, 1, false), saying(10, 1, false), saying(10, 1, false), saying(1e12, 1, false)))
                .fit(VALUES, 1)
                .forecast(1);

        assertThat(all.mean()[0]).isBetween(10.0, 12.0);
    }

    @Test
    void whatSeesTheSeasonClearlyIsAskedAlone() {
        Prediction clear = new AveragedViews(List.of(saying(7, 1, true), saying(12, 1, false)))
                .fit(VALUES, 1)
                .forecast(1);

        assertThat(clear.mean()[0]).isEqualTo(7);
    }

    @Test
    void hoursComeAsInTheLastTwoWeeksOnAverageAtTheLevelOfTheLast() {
        // Three weeks whose hours are 0 to 167, each ten more than the week before.
        double[] hours = new double[3 * 168];
        for (int t = 0; t < hours.length; t++) {
            hours[t] = t % 168 + 10 * (t / 168);
        }

        double[] mean = new LastTwoWeeks().fit(hours, 24).forecast(200).mean();
        assertThat(mean[0]).isCloseTo(20, within(1e-9));
        assertThat(mean[167]).isCloseTo(187, within(1e-9));
        assertThat(mean[168]).isCloseTo(20, within(1e-9));
    }

    private static Model saying(double mean, double deviation, boolean clear) {
        return new Model() {
            @Override
            public String name() {
                return "fixed";
            }

            @Override
            public Fitted fit(double[] values, int period) {
                return new Fitted() {
                    @Override
                    public Prediction forecast(int horizon) {
                        return new Prediction(new double[] {mean}, new double[] {deviation});
                    }

                    @Override
                    public boolean isClear() {
                        return clear;
                    }
                };
            }
        };
    }
}
