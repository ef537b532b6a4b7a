package io.plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.bench.Plumbline.Ran;
import org.junit.jupiter.api.Test;

class PriceTest {
    @Test
    void ratioIsMetUpToItsBound() {
        assertThat(Price.ratio("this", "that", 1.5, 3, 2).row())
                .isEqualTo("| this | that | at most 1.5 times | 1.50 times (3.0 s to 2.0 s) | yes |");
        assertThat(Price.ratio("this", "that", 4, 9, 2).row())
                .isEqualTo("| this | that | at most 4 times | 4.50 times (9.0 s to 2.0 s) | no |");
    }

    @Test
    void secondsAreMetBelowTheirBound() {
        assertThat(Price.seconds("this", 5, 4.99).met()).isTrue();
        assertThat(Price.seconds("this", 5, 5).met()).isFalse();
    }

    @Test
    void stepIsReadFromWhatTheRunTells() {
        Ran ran = new Ran(1, 1, 0, "star ...\nstar          102.5 s  62 shards\ncheck ...\n");
        assertThat(ran.step("star")).isEqualTo(102.5);
        assertThatThrownBy(() -> ran.step("check")).hasMessageContaining("tells nothing of its step check");
    }
}
