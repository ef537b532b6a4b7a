package io.plumbline.jobs.nightly;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Tells {@link Progress} of the steps. */
record StepProgress(Progress progress) implements StepExecutionListener {
    @Override
    public void beforeStep(StepExecution step) {
        progress.started(step.getStepName());
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        progress.finished(step.getStepName(), took(step), outcome(step));
        return null;
    }

    /** Spring Batch puts the whole stack trace of a failure into the exit description; people get the reason. */
    private static String outcome(StepExecution step) {
        return step.getFailureExceptions().stream()
                .findFirst()
                .map(Reasons::of)
                .orElse(step.getExitStatus().getExitDescription());
    }

    /** Spring Batch notes its times in the zone of the machine. */
    private static Duration took(StepExecution step) {
        LocalDateTime start = step.getStartTime();
        return start == null ? Duration.ZERO : Duration.between(start, LocalDateTime.now(ZoneId.systemDefault()));
    }
}
