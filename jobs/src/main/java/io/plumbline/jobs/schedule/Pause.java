package io.plumbline.jobs.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that can be ended. */
public interface Pause {
    /** True once that moment has come; false as soon as nothing is to be waited for any more. */
    boolean until(Instant moment);

    /** Whether nothing is to be waited for any more. */
    boolean isOver();

    /** Waits on the clock, looking at it every minute: a laptop sleeps, and clocks are corrected. */
    final class Stoppable implements Pause {
        private static final Duration LONGEST = Duration.ofMinutes(1);

        private final Clock clock;
        private final CountDownLatch stopped = new CountDownLatch(1);

        public Stoppable(Clock clock) {
            this.clock = clock;
        }

        @Override
        public boolean until(Instant moment) {
            try {
                Duration left = Duration.between(clock.instant(), moment);
                while (left.compareTo(Duration.ZERO) > 0) {
                    long millis = Math.min(left.toMillis(), LONGEST.toMillis()) + 1;
                    if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                        return false;
                    }
                    left = Duration.between(clock.instant(), moment);
                }
                return !isOver();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Ends this and every later waiting. */
        public void stop() {
            stopped.countDown();
        }

        @Override
        public boolean isOver() {
            return stopped.getCount() == 0;
        }
    }
}
