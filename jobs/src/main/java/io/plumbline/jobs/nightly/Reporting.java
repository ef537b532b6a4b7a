package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.nightly.RunFolder.Entry;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.nightly.RunReport.Refusal;
import io.plumbline.jobs.nightly.RunReport.StepReport;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.Snapshot.Held;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** Puts together how a run ended, from what its steps left behind. */
final class Reporting {
    private static final Logger LOG = LogManager.getLogger(Reporting.class);

    private final RunRequest request;
    private final JobExecution execution;
    private final boolean stopped;
    private final Night night;

    Reporting(RunRequest request, JobExecution execution, Version version, boolean stopped) {
        this.request = request;
        this.execution = execution;
        this.stopped = stopped;
        this.night = new Night(request, snapshotId(execution), version);
    }

    RunReport report(Instant started) {
        Optional<Snapshot> snapshot = snapshot();
        Outcome outcome = outcome(snapshot);
        return new RunReport(
                outcome,
                snapshot.map(Snapshot::id).orElse(null),
                request.asOf().orElse(null),
                message(outcome, snapshot),
                clients(snapshot),
                steps(),
                Duration.between(started, request.clock().instant()));
    }

    /** Beside the run's other files; a night with nothing new leaves nothing behind. */
    static void keep(RunRequest request, JobExecution execution, RunReport report) {
        RunFolder files = Night.files(request, snapshotId(execution));
        try {
            if (report.outcome() == Outcome.NOTHING_NEW) {
                files.delete();
            } else {
                files.write(report);
            }
        } catch (UncheckedIOException e) { // on a full disk the report can still be told, if not kept
            LOG.warn("The report is not kept", e);
        }
    }

    private static String snapshotId(JobExecution execution) {
        return String.valueOf(execution.getJobParameters().getString(NightlyJob.SNAPSHOT));
    }

    /** The one that the run finished, or the one that made it needless. */
    private Optional<Snapshot> snapshot() {
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            return Optional.empty();
        }
        String id = Optional.ofNullable(night.files().changes().already()).orElse(night.snapshotId());
        Path file = request.warehouse().snapshotJson(id);
        return Files.exists(file) ? Optional.of(Json.readSnapshot(file)) : Optional.empty();
    }

    private Outcome outcome(Optional<Snapshot> snapshot) {
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            return stopped || execution.getStatus() == BatchStatus.STOPPED ? Outcome.STOPPED : Outcome.FAILED;
        }
        if (execution.getExitStatus().getExitCode().equals(Comparison.NOTHING_NEW)) {
            return Outcome.NOTHING_NEW;
        }
        return snapshot.isPresent() && snapshot.get().held().isEmpty() ? Outcome.PUBLISHED : Outcome.HELD;
    }

    private String message(Outcome outcome, Optional<Snapshot> snapshot) {
        String id = snapshot.map(Snapshot::id).orElse("");
        return switch (outcome) {
            case PUBLISHED ->
                request.asOf().isEmpty()
                        ? "Snapshot %s is published.".formatted(id)
                        : "Snapshot %s shows what was known at %s; the published one is as it was."
                                .formatted(id, request.asOf().get());
            case NOTHING_NEW -> "Nothing new: snapshot %s already shows it all.".formatted(id);
            case HELD ->
                "Snapshot %s is built; %s held: shown from the last good state or not at all."
                        .formatted(
                                id,
                                String.join(", ", snapshot.orElseThrow().held().keySet()) + " stay");
            case STOPPED -> "Stopped as told. The published warehouse is as it was; the next run goes on from here.";
            case FAILED -> failure();
            case ALREADY_RUNNING -> throw new IllegalStateException("It ran");
        };
    }

    private String failure() {
        String step = execution.getStepExecutions().stream()
                .filter(each -> each.getStatus().isUnsuccessful())
                .map(StepExecution::getStepName)
                .findFirst()
                .orElse("the job");
        return "%s failed: %s. The published warehouse is as it was. Put it right and run again: finished steps are not repeated. The log is %s."
                .formatted(step, reason(), RunLog.file(request.warehouse()));
    }

    /** A trouble of the machine before anything else that it led to. */
    private String reason() {
        List<Throwable> failures = execution.getAllFailureExceptions();
        for (Throwable failure : failures) {
            Optional<MachineTrouble> trouble = MachineTrouble.in(failure);
            if (trouble.isPresent()) {
                return Reasons.of(failure)
                        + ". "
                        + trouble.get().advice(request.warehouse().root());
            }
        }
        return failures.stream()
                .map(Reasons::of)
                .findFirst()
                .orElse(execution.getExitStatus().getExitDescription());
    }

    private List<ClientReport> clients(Optional<Snapshot> snapshot) {
        Map<String, List<Entry>> found =
                night.files().discovered().exports().stream().collect(Collectors.groupingBy(Entry::clientId));
        Map<String, Held> held = snapshot.map(Snapshot::held).map(Map::copyOf).orElseGet(Map::of);
        TreeSet<String> ids = new TreeSet<>(found.keySet());
        ids.addAll(held.keySet());
        request.clientIds().filter(request::selects).forEach(ids::add);
        List<ClientReport> reports = new ArrayList<>();
        ids.forEach(id -> reports.add(client(id, found.getOrDefault(id, List.of()), held.get(id))));
        sharedRates().ifPresent(reports::add);
        return reports;
    }

    /** Files of the workspace's rates that cannot be read are told like a client's. */
    private Optional<ClientReport> sharedRates() {
        List<SourceFile> files =
                night
                        .staging()
                        .of(
                                Extraction.RATES,
                                Set.copyOf(night.files().discovered().rates()))
                        .stream()
                        .flatMap(export -> export.files().stream())
                        .toList();
        List<Refusal> refusals = refusals(Extraction.RATES, files);
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClientReport(
                        Extraction.RATES, files.size(), 0, 0, 0, 0, 0, refusals, List.of(), null, null, null));
    }

    private ClientReport client(String id, List<Entry> found, @Nullable Held held) {
        List<StagedExport> here =
                night.staging().of(id, found.stream().map(Entry::folder).collect(Collectors.toSet()));
        TreeSet<String> pending =
                found.stream().filter(Entry::pending).map(Entry::folder).collect(Collectors.toCollection(TreeSet::new));
        List<SourceFile> files =
                here.stream().flatMap(export -> export.files().stream()).toList();
        List<SourceFile> read = here.stream()
                .filter(export -> pending.contains(export.folder()))
                .flatMap(export -> export.files().stream())
                .toList();
        return new ClientReport(
                id,
                files.size(),
                read.size(),
                sum(read, SourceFile::rowsRead),
                sum(read, SourceFile::rowsLoaded),
                sum(read, SourceFile::rowsRejected),
                sum(read, SourceFile::rowsLeftOut),
                refusals(id, files),
                night.files().checked().results().stream()
                        .filter(result -> result.clientId().equals(id))
                        .toList(),
                held == null ? null : held.reason(),
                held == null ? null : held.lastGood(),
                held == null ? null : held.since());
    }

    private List<Refusal> refusals(String id, List<SourceFile> files) {
        List<Refusal> refusals = new ArrayList<>(night.files().refused().stream()
                .filter(refusal -> refusal.clientId().equals(id))
                .toList());
        files.stream()
                .filter(file -> file.refused() != null)
                .forEach(file -> refusals.add(new Refusal(id, file.path(), String.valueOf(file.refused()))));
        refusals.sort(Comparator.comparing(Refusal::name));
        return refusals;
    }

    private static long sum(List<SourceFile> files, ToLongFunction<SourceFile> rows) {
        return files.stream().mapToLong(rows).sum();
    }

    /** The partitions of extract are within extract. */
    private List<StepReport> steps() {
        return execution.getStepExecutions().stream()
                .filter(step -> !step.getStepName().contains(":"))
                .map(step -> new StepReport(step.getStepName(), step.getStatus().name(), took(step)))
                .toList();
    }

    private static Duration took(StepExecution step) {
        LocalDateTime start = step.getStartTime();
        LocalDateTime end = step.getEndTime();
        return start == null || end == null ? Duration.ZERO : Duration.between(start, end);
    }
}
