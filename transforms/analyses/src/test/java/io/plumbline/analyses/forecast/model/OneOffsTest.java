package io.plumbline.analyses.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.GeneratedSeries;
import io.plumbline.analyses.series.Frequency;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OneOffsTest {
    @Test
    void aSpikeIsReplacedByWhatItsNeighboursAndTheSeasonSay() {
        double[] quiet = seasonal();
        double[] spiked = quiet.clone();
        spiked[40] += 80;
        OneOffs found = OneOffs.of(spiked, 12);

        assertThat(found.spikes()).containsExactly(40);
        assertThat(found.steps()).isEmpty();
        assertThat(found.values()[40]).isCloseTo(quiet[40], within(6.0));
        assertThat(found.values()[39]).isEqualTo(quiet[39]);
    }

    @Test
    void beforeAStepThatStayedTheLevelIsMoved() {
        double[] stepped = seasonal();
        for (int t = 50; t < stepped.length; t++) {
            stepped[t] += 60;
        }
        OneOffs found = OneOffs.of(stepped, 12);

        assertThat(found.steps()).containsExactly(50);
        assertThat(found.values()[70]).isCloseTo(stepped[70], within(1e-9));
        assertThat(found.values()[30]).isCloseTo(stepped[30] + 60, within(6.0));
    }

    @Test
    void theLastValueMayBeTheFirstOfANewLevelAndIsLeft() {
        double[] values = seasonal();
        values[values.length - 1] += 80;

        assertThat(OneOffs.of(values, 12).spikes()).isEmpty();
    }

    @Test
    void whatComesEachYearAtTheSamePlaceIsSeason() {
        double[] values = seasonal();
        for (int t = 11; t < values.length; t += 12) {
            values[t] += 80;
        }

        assertThat(OneOffs.of(values, 12).spikes()).isEmpty();
    }

    @Test
    void ordinarySeriesAreSeldomTouched() {
        GeneratedSeries generator = new GeneratedSeries(Frequency.MONTHLY, 11);
        int steps = 0;
        for (int i = 0; i < 60; i++) {
            steps += OneOffs.of(generator.next(0), 12).steps().isEmpty() ? 0 : 1;
        }

        assertThat(steps).isLessThan(9);
    }

    private static double[] seasonal() {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[84];
        for (int t = 0; t < values.length; t++) {
            values[t] = 200 + 20 * Math.sin(2 * Math.PI * t / 12) + 2 * random.nextGaussian();
        }
        return values;
    }
}
