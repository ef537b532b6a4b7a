package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.model.Drift;
import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.forecast.model.SeasonalNaive;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CombinationTest {
    private static final double[] LINE =
            IntStream.range(0, 40).mapToDouble(t -> 100 + 5 * t).toArray();

    @Test
    void eachWayIsWhatItsNameSays() {
        List<Model> models = List.of(always(1), always(2), always(4), always(5), always(100));

        assertThat(combined(models, Combination.MEAN)).isEqualTo(112.0 / 5);
        assertThat(combined(models, Combination.MEDIAN)).isEqualTo(4);
        // 2, 2, 4, 5, 5.
        assertThat(combined(models, Combination.WINSORISED)).isEqualTo(18.0 / 5);
    }

    @Test
    void whatErredLessCountsMore() {
        List<Model> models = List.of(new Drift(), new SeasonalNaive());
        double next = 300;

        assertThat(next - combined(models, Combination.ERRORS))
                .isLessThan(.2 * (next - combined(models, Combination.MEAN)));
    }

    @Test
    void modelsOfWhichNothingWasLearntCountTheSame() {
        List<Model> models = List.of(always(1), always(2), always(6));

        // 2, 2, 2.
        assertThat(combined(models, Combination.FEATURES)).isEqualTo(2);
    }

    @Test
    void modelsThatDisagreeAreLessSure() {
        double[] alternating =
                IntStream.range(0, 40).mapToDouble(t -> t % 2 * 20).toArray();
        List<Model> agreed = List.of(always(2, 3), always(2, 3));
        List<Model> apart = List.of(always(1, 3), always(3, 3));

        assertThat(deviation(agreed, alternating)).isEqualTo(3);
        // Their own nine, and two between 1 and 3.
        assertThat(deviation(apart, alternating)).isCloseTo(Math.sqrt(11), within(1e-12));
    }

    @Test
    void oneModelThatExplodesIsNoReasonForMoreThanFourTimesTheWidthOfARandomWalk() {
        double[] alternating =
                IntStream.range(0, 40).mapToDouble(t -> t % 2 * 20).toArray();
        double walk = new Drift().fit(alternating, 1).forecast(1).deviation()[0];

        assertThat(deviation(List.of(always(1, 3), always(2, 3), always(1e200, 3)), alternating))
                .isEqualTo(4 * walk);
    }

    private static double deviation(List<Model> models, double[] values) {
        return new Ensemble(models).fit(values, 1).forecast(1).deviation()[0];
    }

    private static double combined(List<Model> models, Combination combination) {
        return new Ensemble(models, combination).fit(LINE, 1).forecast(1).mean()[0];
    }

    private static Model always(double value) {
        return always(value, 0);
    }

    private static Model always(double value, double width) {
        return new Model() {
            @Override
            public String name() {
                return "always";
            }

            @Override
            public Fitted fit(double[] values, int period) {
                return horizon -> {
                    double[] mean = new double[horizon];
                    double[] deviation = new double[horizon];
                    Arrays.fill(mean, value);
                    Arrays.fill(deviation, width);
                    return new Prediction(mean, deviation);
                };
            }
        };
    }
}
