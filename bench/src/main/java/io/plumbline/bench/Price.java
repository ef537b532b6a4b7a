package io.plumbline.bench;

import java.util.Locale;

/**
 * A row of the price list.
 *
 * @param what the work that was measured
 * @param against the plain alternative, or a dash
 * @param aim what the work may cost, in words
 * @param measured what it did cost, with the two figures that a ratio comes from
 * @param met whether the aim was met
 */
record Price(String what, String against, String aim, String measured, boolean met) {

    /** A ratio of two durations measured side by side. */
    static Price ratio(String what, String against, double most, double seconds, double alternative) {
        double ratio = seconds / alternative;
        return new Price(
                what,
                against,
                "at most %s times".formatted(plain(most)),
                "%.2f times (%.1f s to %.1f s)".formatted(ratio, seconds, alternative),
                ratio <= most);
    }

    /** A duration with a bound. */
    static Price seconds(String what, double most, double seconds) {
        return new Price(what, "-", "under %s s".formatted(plain(most)), "%.2f s".formatted(seconds), seconds < most);
    }

    /** As a row of a Markdown table. */
    String row() {
        return "| %s | %s | %s | %s | %s |".formatted(what, against, aim, measured, met ? "yes" : "no");
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%s", number).replaceFirst("\\.0$", "");
    }
}
