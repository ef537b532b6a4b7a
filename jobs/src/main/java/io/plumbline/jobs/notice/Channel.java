package io.plumbline.jobs.notice;

/** A way to reach a person. */
interface Channel {
    /** As the settings call it. */
    String name();

    void deliver(Notice notice) throws Undelivered;

    /**
     * A delivery failed; the reason names no secret.
     *
     * @see #isPassing()
     */
    final class Undelivered extends Exception {
        private final boolean passing;

        Undelivered(String reason, boolean passing) {
            super(reason);
            this.passing = passing;
        }

        /** Whether it is worth another try. */
        boolean isPassing() {
            return passing;
        }
    }
}
