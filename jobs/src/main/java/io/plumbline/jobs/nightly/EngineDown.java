package io.plumbline.jobs.nightly;

/** The engine itself does not work: nobody's rows are to blame, and the next run tries again. */
final class EngineDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineDown(String message, Throwable cause) {
        super(message, cause);
    }
}
