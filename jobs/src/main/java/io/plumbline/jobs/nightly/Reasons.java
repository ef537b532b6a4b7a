package io.plumbline.jobs.nightly;

/** Why something failed, in one line for a person; the stack trace goes to the log. */
final class Reasons {
    private static final int LONGEST = 500;

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
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : cut(message.strip().lines().findFirst().orElseThrow());
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
