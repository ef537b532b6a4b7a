package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static double combined(List<Model> models, Combination combination) {
        return new Ensemble(models, combination).fit(LINE, 1).forecast(1).mean()[0];
    }

    private static Model always(double value) {
        return new Model() {
            @Override
            public String name() {
                return "always";
            }

            @Override
            public Fitted fit(double[] values, int period) {
                return horizon -> {
                    double[] mean = new double[horizon];
                    Arrays.fill(mean, value);
                    return new Prediction(mean, new double[horizon]);
                };
            }
        };
    }
}
