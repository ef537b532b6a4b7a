package io.plumbline.jobs.cli;

import java.util.Locale;

/** How many series are done: redrawn in place on a terminal, elsewhere a line for each tenth that takes a while. */
final class SeriesProgress {
    private static final long REDRAW_NANOS = 200_000_000;
    private static final long REPEAT_NANOS = 1_000_000_000; // what is over sooner needs no progress
    private static final int TENTHS = 10;

    private final Screen screen;
    private final String done;
    private final int total;
    private final long begun = System.nanoTime();
    private long drawn = begun;
    private int most;

    /** @param done what is done with a series: forecast */
    SeriesProgress(Screen screen, String done, int total) {
        this.screen = screen;
        this.done = done;
        this.total = total;
    }

    /** Called by several threads, not always in order. */
    synchronized void done(int count) {
        int before = most;
        most = Math.max(most, count);
        long now = System.nanoTime();
        if (screen.terminal()) {
            if (now - drawn > REDRAW_NANOS) {
                drawn = now;
                screen.err().print("\r" + line() + "   ");
                screen.err().flush();
            }
        } else if ((long) most * TENTHS / total > (long) before * TENTHS / total && now - drawn > REPEAT_NANOS) {
            drawn = now;
            screen.err().println(line());
        }
    }

    synchronized void end() {
        if (screen.terminal() && drawn > begun) {
            screen.err().println("\r" + line() + "   ");
        }
    }

    private String line() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        double left = most == 0 ? 0 : seconds / most * (total - most);
        return String.format(
                Locale.ROOT, "%,d of %,d series %s in %.0f s, about %.0f s to go", most, total, done, seconds, left);
    }
}
