package io.plumbline.jobs.nightly;

/**
 * How a run ended, and whether it may end better by itself.
 *
 * @param passing true where it failed for a trouble that passes: a full disk, a lock, a lost connection or worker
 */
public record Ended(RunReport report, boolean passing) {}
