package io.plumbline.jobs.nightly;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do and why, found out without doing any of it.
 *
 * @param lines by shard and client; none where there is nothing to do
 */
public record Explanation(List<Line> lines) {
    public Explanation {
        lines = List.copyOf(lines);
    }

    /** What would be done for a client. */
    public enum Action {
        /** An export is read into staging. */
        READ,
        /** Its rows are built anew, with those of its shard. */
        REBUILD,
        /** Its rows are taken from an earlier snapshot that already holds them. */
        TAKE,
        /** Its rows stay, and are checked by other checks or shown by other views. */
        CHECK,
        /** Its rows stay, and are looked at for trends and forecasts by other code. */
        ANALYSE,
        /** It is shown in its last good state. */
        HOLD,
        /** All rows stay, and are shown with other groups or rates; no client's doing. */
        SHARE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that would be done.
     *
     * @param export the one that is read; empty for other actions
     */
    public record Line(
            String client,
            int shard,
            Action action,
            @Nullable String export,
            String because) {}
}
