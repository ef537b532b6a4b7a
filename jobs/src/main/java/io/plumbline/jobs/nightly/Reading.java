package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Hash;
import io.plumbline.jobs.nightly.Exports.Found;
import io.plumbline.jobs.nightly.RunFolder.Entry;
import io.plumbline.jobs.nightly.RunReport.Refusal;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads the exports that were never read, each in a partition of its own: a bad one is nobody else's trouble. */
final class Reading {
    private static final Logger LOG = LogManager.getLogger(Reading.class);

    private final RunRequest request;
    private final Map<String, List<Found>> found = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    /** By partition. Spring Batch's own note of it may be missing: a partition is noted first, and what it is for later. */
    private final Map<String, Entry> pending = new ConcurrentHashMap<>();

    Reading(RunRequest request) {
        this.request = request;
    }

    /** A partition per export, of the same name in every attempt: what is finished is not done again. */
    Map<String, ExecutionContext> partitions(String snapshotId) {
        Map<String, ExecutionContext> partitions = new TreeMap<>();
        for (Entry entry : Night.files(request, snapshotId).discovered().exports()) {
            if (entry.pending()) {
                pending.put(name(entry), entry);
                partitions.put(name(entry), new ExecutionContext());
            }
        }
        return partitions;
    }

    ExitStatus read(Night night, StepExecution partition) throws IOException {
        String key = partition.getStepName().replaceFirst(".*:", "");
        Entry entry = Objects.requireNonNull(pending.get(key), key);
        String clientId = entry.clientId();
        String name = entry.name();
        try {
            StagedExport staged = request.exports().stage(find(clientId, entry.folder()));
            count(partition, staged.files());
            night.files().accept(key);
            return ExitStatus.COMPLETED;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return refused(night, new Refusal(clientId, name, reason(night, e)), key, e);
        } finally {
            request.progress()
                    .advanced("extract", done.incrementAndGet(), pending.size(), "%s: %s".formatted(clientId, name));
        }
    }

    /** A full disk is everybody's trouble, whatever file happened to be read; anything else is this file's. */
    private static ExitStatus refused(Night night, Refusal refusal, String key, Throwable failure) {
        LOG.warn("Reading {} of {}", refusal.name(), refusal.clientId(), failure);
        if (failure instanceof RuntimeException trouble
                && MachineTrouble.in(failure)
                        .filter(MachineTrouble::isOfTheDisk)
                        .isPresent()) {
            throw trouble;
        }
        night.files().refuse(key, refusal);
        return ExitStatus.COMPLETED.addExitDescription(
                "%s of %s: %s".formatted(refusal.name(), refusal.clientId(), refusal.reason()));
    }

    private static String reason(Night night, Throwable failure) {
        return Reasons.of(failure)
                + MachineTrouble.in(failure)
                        .map(trouble -> ". " + trouble.advice(night.warehouse().root()))
                        .orElse("");
    }

    private Found find(String clientId, String folder) {
        return found.computeIfAbsent(clientId, this::discover).stream()
                .filter(export -> export.folder().equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "it changed or went away while the run was on; the next run reads it as it is then"));
    }

    private List<Found> discover(String clientId) {
        Client client = request.clients().stream()
                .filter(candidate -> candidate.id().equals(clientId))
                .findFirst()
                .orElseThrow();
        return List.copyOf(request.exports().discover(client, request.clientFolder(clientId)));
    }

    /** In Spring Batch's own columns: read, written, filtered and skipped stand for read, loaded, left out, rejected. */
    private static void count(StepExecution partition, List<SourceFile> files) {
        partition.setReadCount(sum(files, SourceFile::rowsRead));
        partition.setWriteCount(sum(files, SourceFile::rowsLoaded));
        partition.setFilterCount(sum(files, SourceFile::rowsLeftOut));
        partition.setProcessSkipCount(sum(files, SourceFile::rowsRejected));
    }

    private static long sum(List<SourceFile> files, ToLongFunction<SourceFile> rows) {
        return files.stream().mapToLong(rows).sum();
    }

    /** Short enough for the column, whatever the client and the file are called. */
    private static String name(Entry entry) {
        String client = entry.clientId().replaceAll("[^A-Za-z0-9_-]", "_");
        return client.substring(0, Math.min(40, client.length()))
                + "-"
                + new Hash().with(entry.clientId()).with(entry.folder()).hex().substring(0, 16);
    }
}
