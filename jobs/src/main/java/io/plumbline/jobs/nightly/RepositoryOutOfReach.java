package io.plumbline.jobs.nightly;

/** The job repository does not answer; nothing is wrong with the settings, and a later try may find it. */
final class RepositoryOutOfReach extends RuntimeException {
    RepositoryOutOfReach(String message, Throwable cause) {
        super(message, cause);
    }
}
