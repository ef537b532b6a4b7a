package io.plumbline.analyses.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Worked by hand from the papers' formulas. */
class FlatDemandTest {
    private static final double[] DEMAND = {0, 4, 0, 0, 2, 0, 6, 0};

    @Test
    void crostonDividesSmoothedSizeBySmoothedInterval() {
        // Sizes 4, 2, 6: 4, 3.8, 4.02. Intervals 2, 3, 2: 2, 2.1, 2.09.
        assertThat(ahead(FlatDemand.croston())).isCloseTo(4.02 / 2.09, within(1e-12));
        assertThat(ahead(FlatDemand.sba())).isCloseTo(.95 * 4.02 / 2.09, within(1e-12));
    }

    @Test
    void tsbFadesWhileNothingIsAskedFor() {
        // The probability starts at 3/7 and moves by a tenth towards 0 or 1 each time.
        double probability = 3 / 7.0;
        for (double value : DEMAND) {
            probability = .9 * probability + (value > 0 ? .1 : 0);
        }
        // Sizes from the first, 4, which it meets again: 4, 3.8, 4.02.
        assertThat(ahead(FlatDemand.tsb())).isCloseTo(4.02 * probability, within(1e-12));
        double[] quiet = {0, 4, 0, 0, 2, 0, 6, 0, 0, 0, 0};
        assertThat(ahead(FlatDemand.tsb(), quiet)).isLessThan(ahead(FlatDemand.tsb()));
    }

    @Test
    void aggregatesAreOfTheRoundedMeanIntervalFromTheEnd() {
        // The mean interval 7/3 rounds to 2: blocks 4, 0, 2, 6 from the end, whose smoothing is halved.
        double ofTwo = Smoothing.of(new double[] {4, 0, 2, 6}).level() / 2;
        double ofOne = Smoothing.of(DEMAND).level();
        assertThat(ahead(FlatDemand.adida())).isCloseTo(ofTwo, within(1e-12));
        assertThat(ahead(FlatDemand.imapa())).isCloseTo((ofOne + ofTwo) / 2, within(1e-12));
    }

    @Test
    void meanIsOfTheLastTwelve() {
        double[] thirteen = {100, 0, 0, 3, 0, 0, 3, 0, 0, 3, 0, 0, 3};
        assertThat(ahead(FlatDemand.meanOfLastTwelve(), thirteen)).isCloseTo(1, within(1e-12));
    }

    private static double ahead(Model model) {
        return ahead(model, DEMAND);
    }

    private static double ahead(Model model, double[] values) {
        return model.fit(values, 12).forecast(3).mean()[2];
    }
}
