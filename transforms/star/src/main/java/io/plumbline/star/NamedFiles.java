package io.plumbline.star;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.internal.io.FileNameSpec;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How a table's files are committed: every attempt of a task writes files of names that no other attempt uses, straight
 * into place, and what counts are the names that the one finished attempt of each task reports to the driver. Nothing is
 * renamed or listed, so that it holds on a disk, a shared file system and an object store alike, whatever an attempt
 * that died, was repeated or came late has left behind. {@link TableWriter} takes the names, {@code snapshot.json} keeps
 * them, and what nothing names is cleared away.
 */
public final class NamedFiles extends FileCommitProtocol implements Serializable {
    private static final long serialVersionUID = 1;

    /** The driver's: folder to what was committed there, until it is asked for. */
    private static final Map<String, List<String>> COMMITTED = new ConcurrentHashMap<>();

    private final String jobId;
    private final String folder;

    /** The names of this task's attempt; each has a copy of this object. */
    private transient @Nullable List<String> written;

    /** As Spark calls it. */
    public NamedFiles(String jobId, String folder, boolean dynamicPartitionOverwrite) {
        if (dynamicPartitionOverwrite) {
            throw new IllegalArgumentException("A folder is written once, so that no partition is ever replaced");
        }
        this.jobId = jobId;
        this.folder = folder;
    }

    /** What was committed in a folder, below it and in order; asked once. */
    static List<String> takeCommitted(String folder) {
        return Optional.ofNullable(COMMITTED.remove(key(folder)))
                .orElseThrow(() -> new IllegalStateException("Nothing was committed in " + folder));
    }

    @Override
    public void setupJob(JobContext job) {}

    @Override
    public void commitJob(JobContext job, Seq<FileCommitProtocol.TaskCommitMessage> tasks) {
        COMMITTED.put(
                key(folder),
                CollectionConverters.asJava(tasks).stream()
                        .flatMap(task -> Stream.of((String[]) task.obj()))
                        .sorted()
                        .toList());
    }

    @Override
    public void abortJob(JobContext job) {
        delete(job, "");
    }

    @Override
    public void setupTask(TaskAttemptContext task) {
        written = new ArrayList<>();
    }

    @Override
    public String newTaskTempFile(TaskAttemptContext task, Option<String> partition, FileNameSpec spec) {
        String name = "%spart-%05d-%d-%s%s"
                .formatted(
                        spec.prefix(),
                        task.getTaskAttemptID().getTaskID().getId(),
                        task.getTaskAttemptID().getId(),
                        jobId,
                        spec.suffix());
        String below = partition.isEmpty() ? name : partition.get() + "/" + name;
        written().add(below);
        return new Path(new Path(folder), below).toString();
    }

    @Override
    public String newTaskTempFileAbsPath(TaskAttemptContext task, String place, FileNameSpec spec) {
        throw new UnsupportedOperationException("A partition with a place of its own: " + place);
    }

    @Override
    public FileCommitProtocol.TaskCommitMessage commitTask(TaskAttemptContext task) {
        return new FileCommitProtocol.TaskCommitMessage(written().toArray(String[]::new));
    }

    @Override
    public void abortTask(TaskAttemptContext task) {
        written().forEach(name -> delete(task, name));
    }

    private List<String> written() {
        if (written == null) {
            throw new IllegalStateException("The task was not set up");
        }
        return written;
    }

    /** Only for tidiness: nobody names these files, and the reason of the failure is worth more than this one. */
    private void delete(JobContext context, String below) {
        Path path = below.isEmpty() ? new Path(folder) : new Path(new Path(folder), below);
        try {
            path.getFileSystem(context.getConfiguration()).delete(path, true);
        } catch (IOException e) {
            log().warn("Could not delete {}", path, e);
        }
    }

    private static String key(String folder) {
        return new Path(folder).toUri().getPath();
    }
}
