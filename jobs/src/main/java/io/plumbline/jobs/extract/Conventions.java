package io.plumbline.jobs.extract;

import io.plumbline.jobs.workspace.ReadingSettings.DateOrder;
import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;
import java.util.Locale;

/** How a file writes dates and numbers, and on what evidence. */
record Conventions(DateOrder dates, DecimalMark decimal, String evidence) {
    /** A choice as settings write it. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
