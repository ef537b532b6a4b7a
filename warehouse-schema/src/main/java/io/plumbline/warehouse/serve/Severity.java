package io.plumbline.warehouse.serve;

import java.util.Locale;

/** What a failed check does: an error stops the publish of the client, a warning is shown. */
public enum Severity {
    ERROR,
    WARNING;

    /** As {@code check_result} shows it. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Severity of(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT));
    }
}
