package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.nightly.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The steps of a run: on a terminal those under way are redrawn in place below those that are done, elsewhere each start
 * and end is a line.
 */
abstract sealed class Steps implements Progress, AutoCloseable {
    static Steps on(Screen screen) {
        return screen.terminal() ? new Live(screen) : new Plain(screen.out());
    }

    @Override
    public void close() {}

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    static String ended(String step, Duration took, String text) {
        return "%-12s %8s%s".formatted(step, seconds(took), text.isBlank() ? "" : "  " + Cells.printable(text));
    }

    private static final class Plain extends Steps {
        private final PrintStream out;

        Plain(PrintStream out) {
            this.out = out;
        }

        @Override
        public synchronized void started(String step) {
            out.println(step + " ...");
        }

        @Override
        public void advanced(String step, long done, long total, String text) {}

        @Override
        public synchronized void finished(String step, Duration took, String text) {
            out.println(ended(step, took, text));
        }
    }

    private static final class Live extends Steps {
        private static final long REDRAW_NANOS = 80_000_000;
        private static final int BAR = 20;

        private final Screen screen;
        private final Map<String, String> running = new LinkedHashMap<>();
        private int drawn;
        private long drawnAt;

        Live(Screen screen) {
            this.screen = screen;
        }

        @Override
        public synchronized void started(String step) {
            running.put(step, "");
            redraw();
        }

        @Override
        public synchronized void advanced(String step, long done, long total, String text) {
            running.put(step, bar(done, total) + Cells.printable(text));
            if (System.nanoTime() - drawnAt > REDRAW_NANOS) {
                redraw();
            }
        }

        @Override
        public synchronized void finished(String step, Duration took, String text) {
            running.remove(step);
            erase();
            String line = Cells.cut(ended(step, took, text), screen.width() - 2);
            screen.out().println(screen.ink(Ink.GREEN, "✓ ") + line);
            redraw();
        }

        @Override
        public synchronized void close() {
            running.clear();
            erase();
        }

        private void redraw() {
            erase();
            running.forEach((step, text) -> {
                String line = Cells.cut("%-12s %s".formatted(step, text), screen.width() - 2);
                screen.out().println(screen.ink(Ink.CYAN, "▸ ") + line);
                drawn++;
            });
            drawnAt = System.nanoTime();
        }

        /** Back to where the running steps began, and everything below wiped. */
        private void erase() {
            if (drawn > 0) {
                screen.out().print("\u001b[" + drawn + "A\u001b[J");
                drawn = 0;
            }
        }

        private static String bar(long done, long total) {
            if (total <= 0) {
                return "";
            }
            int full = (int) Math.min(BAR, BAR * done / total);
            return "━".repeat(full) + "─".repeat(BAR - full) + " %d/%d  ".formatted(done, total);
        }
    }
}
