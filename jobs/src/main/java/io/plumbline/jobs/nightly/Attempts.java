package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.serve.Publisher;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Resumes the last run where it broke, if it was asked for the same and nothing it reads has changed since; otherwise
 * gives it up and starts a new one. What a given-up run had read stays in staging.
 */
record Attempts(JobOperator operator, JobRepository repository, Job job, RunRequest request, Version version) {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    JobExecution execute() {
        String inputs = Inputs.of(request, version);
        try {
            Optional<JobExecution> broken =
                    lastExecution().filter(Attempts::isBroken).map(this::recovered);
            if (broken.isPresent()) {
                Leftovers.clearStaging(request.warehouse());
            }
            if (broken.isPresent() && canResume(broken.get(), inputs)) {
                return operator.restart(broken.get());
            }
            if (broken.isPresent()) {
                giveUp(broken.get());
            }
            return operator.start(job, parameters(inputs));
        } catch (JobExecutionException e) {
            throw new IllegalStateException("Spring Batch refuses to run: " + e.getMessage(), e);
        }
    }

    private Optional<JobExecution> lastExecution() {
        JobInstance instance = repository.getLastJobInstance(NightlyJob.NAME);
        return Optional.ofNullable(instance).map(repository::getLastJobExecution);
    }

    private static boolean isBroken(JobExecution execution) {
        return execution.getStatus() != BatchStatus.COMPLETED && execution.getStatus() != BatchStatus.ABANDONED;
    }

    /** We hold the workspace: a run that still seems to be at work belongs to a process that died. */
    private JobExecution recovered(JobExecution execution) {
        return execution.isRunning() ? operator.recover(execution) : execution;
    }

    /** A step of unknown end is one whose end could not be written down; Spring Batch rightly starts nothing after it. */
    private static boolean canResume(JobExecution broken, String inputs) {
        return inputs.equals(broken.getJobParameters().getString(NightlyJob.INPUTS))
                && broken.getStatus() != BatchStatus.UNKNOWN
                && broken.getStepExecutions().stream()
                        .map(StepExecution::getStatus)
                        .noneMatch(BatchStatus.UNKNOWN::equals);
    }

    private void giveUp(JobExecution broken) throws JobExecutionException {
        operator.abandon(broken);
        String snapshotId = broken.getJobParameters().getString(NightlyJob.SNAPSHOT);
        if (snapshotId != null) {
            Night.files(request, snapshotId).delete();
            deleteUnpublished(snapshotId);
        }
    }

    /** It may have died just after the rename: then everybody sees it. */
    private void deleteUnpublished(String snapshotId) {
        boolean published = Publisher.current(request.warehouse())
                .filter(snapshot -> snapshot.id().equals(snapshotId))
                .isPresent();
        if (!published) {
            Sharing.forget(request, snapshotId);
            RunFolder.deleteTree(request.warehouse().snapshot(snapshotId));
        }
    }

    private JobParameters parameters(String inputs) {
        return new JobParametersBuilder()
                .addString(NightlyJob.SNAPSHOT, freshId())
                .addString(NightlyJob.INPUTS, inputs)
                .toJobParameters();
    }

    private String freshId() {
        return Stream.iterate(request.clock().instant(), moment -> moment.plusMillis(1))
                .map(ID::format)
                .filter(id -> !Files.exists(request.warehouse().snapshot(id)))
                .filter(id -> repository.getJobInstances(NightlyJob.NAME, 0, 100).stream()
                        .map(repository::getLastJobExecution)
                        .noneMatch(execution -> execution != null
                                && id.equals(execution.getJobParameters().getString(NightlyJob.SNAPSHOT))))
                .findFirst()
                .orElseThrow();
    }
}
