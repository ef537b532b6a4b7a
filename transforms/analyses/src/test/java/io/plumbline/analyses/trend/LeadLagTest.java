package io.plumbline.analyses.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadLagTest {
    @Test
    void aSeriesThatRunsAheadIsFoundWithItsLag() {
        SplittableRandom random = new SplittableRandom(5);
        double[] ahead = Planted.noise(random, 70, .5);
        double[] behind = Planted.noise(random, 70, .2);
        for (int t = 3; t < 70; t++) {
            behind[t] = .5 * behind[t] - 2 * ahead[t - 3];
        }

        List<Relation> relations = LeadLag.among(List.of(trend(behind), trend(ahead)));

        assertThat(relations).hasSize(1);
        Relation found = relations.get(0);
        assertThat(found.leader()).isEqualTo(1);
        assertThat(found.follower()).isZero();
        assertThat(found.lag()).isEqualTo(3);
        assertThat(found.correlation()).isLessThan(-.5);
        Wording visits = new Wording("Visits", Frequency.MONTHLY, index -> "", "");
        Wording sales = new Wording("Sales", Frequency.MONTHLY, index -> "", "");
        assertThat(found.sentence(visits, sales))
                .startsWith("Sales moves against Visits 3 months later (correlation -");
    }

    @Test
    void seriesThatBeginLaterAreMetAtTheSamePeriods() {
        SplittableRandom random = new SplittableRandom(6);
        double[] ahead = Planted.noise(random, 70, .5);
        double[] behind = Planted.noise(random, 70, .2);
        for (int t = 2; t < 70; t++) {
            behind[t] = .5 * behind[t] + 2 * ahead[t - 2];
        }
        Trend later = trend(Arrays.copyOfRange(behind, 10, 70));

        List<Relation> relations = LeadLag.among(List.of(trend(ahead), later), new long[] {100, 110});

        assertThat(relations).extracting(Relation::lag).containsExactly(2);
        assertThat(relations.get(0).pairs()).isEqualTo(60);
    }

    @Test
    void randomWalksThatKnowNothingOfEachOtherHaveNoRelations() {
        SplittableRandom random = new SplittableRandom(7);
        int found = 0;
        for (int i = 0; i < 20; i++) {
            List<Trend> walks = IntStream.range(0, 5)
                    .mapToObj(any -> {
                        double[] walk = Planted.noise(random, 60, 0);
                        Arrays.parallelPrefix(walk, Double::sum);
                        return trend(walk);
                    })
                    .toList();
            found += LeadLag.among(walks).isEmpty() ? 0 : 1;
        }

        // Of 20 sets of 120 tests each, a false relation in one set in twenty is allowed for.
        assertThat(found).isLessThanOrEqualTo(4);
    }

    @Test
    void fewerThanTwentyFourPairsAreNotCompared() {
        double[] same = Planted.noise(new SplittableRandom(1), 25, 0);

        assertThat(LeadLag.among(List.of(trend(same), trend(Arrays.copyOfRange(same, 3, 25)))))
                .isEmpty();
        assertThatThrownBy(() -> LeadLag.among(List.of(trend(same), Trend.of(new Series("b", Frequency.YEARLY, same)))))
                .hasMessageContaining("one frequency");
    }

    private static Trend trend(double... noise) {
        return Planted.trend(Frequency.MONTHLY, noise, t -> 0);
    }
}
