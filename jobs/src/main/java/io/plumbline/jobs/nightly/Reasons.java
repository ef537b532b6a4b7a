package io.plumbline.jobs.nightly;

import java.util.regex.Pattern;

/** Why something failed, in one line for a person; the stack trace goes to the log. */
final class Reasons {
    private static final int LONGEST = 500;

    private static final Pattern SPARKS_OWN =
            Pattern.compile("\\[[A-Z_.]{8,}\\] +| If necessary set \"spark\\.[^.]*.*? error[^.]*\\.| SQLSTATE: \\w{5}");

    private Reasons() {}

    /** What was attempted and, where that does not say it, what lay at the bottom. */
    static String of(Throwable failure) {
        String attempted = firstLine(failure);
        String bottom = firstLine(bottom(failure));
        return attempted.contains(bottom) ? attempted : attempted + ": " + bottom;
    }

    private static Throwable bottom(Throwable failure) {
        Throwable bottom = failure;
        for (Throwable cause = failure.getCause(); cause != null && cause != bottom; cause = cause.getCause()) {
            bottom = cause;
        }
        return bottom;
    }

    private static String firstLine(Throwable failure) {
        String message = failure instanceof Error error ? error.toString() : failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : cut(withoutSparksOwn(message.strip().lines().findFirst().orElseThrow()));
    }

    /** Its error classes mean nothing to a person, and the switches that it offers are not the person's to turn. */
    private static String withoutSparksOwn(String line) {
        return SPARKS_OWN.matcher(line).replaceAll("").strip();
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
