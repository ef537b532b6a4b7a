package io.plumbline.analyses.forecast.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.Allocation;
import io.plumbline.analyses.r.RSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class EtsLikelihoodTest {
    private static final RSeries SERIES = RSeries.named("AirPassengers");
    private static final List<EtsForm> FORMS = EtsForm.all(true, true);

    @Test
    void isEvaluatedWithoutAllocation() {
        assertThat(FORMS).hasSize(15);
        for (EtsForm form : FORMS) {
            EtsLikelihood likelihood = new EtsLikelihood(form, SERIES.values(), SERIES.period());
            double[] point = EtsStart.of(form, SERIES.values(), SERIES.period()).point(likelihood.parameters());

            assertThat(Allocation.bytesOf(() -> {
                        for (int i = 0; i < 100; i++) {
                            likelihood.applyAsDouble(point);
                        }
                    }))
                    .as(form.toString())
                    .isZero();
        }
    }

    /** But for what the compiler of the virtual machine spares meanwhile; 1,900 evaluations would take 30,000 bytes at least. */
    @Test
    void longSearchAllocatesWhatAShortOneDoes() {
        for (EtsForm form : FORMS) {
            assertThat(searched(form, 2_000)).as(form.toString()).isCloseTo(searched(form, 100), within(3_000L));
        }
    }

    private static long searched(EtsForm form, int evaluations) {
        return Allocation.bytesOf(() -> EtsFit.of(form, SERIES.values(), SERIES.period(), evaluations));
    }
}
