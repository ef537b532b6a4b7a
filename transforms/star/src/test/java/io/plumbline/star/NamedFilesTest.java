package io.plumbline.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.internal.io.FileCommitProtocol.TaskCommitMessage;
import org.apache.spark.internal.io.FileNameSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** What counts of what the attempts of a write leave behind. */
class NamedFilesTest {
    private static final FileNameSpec PARQUET = new FileNameSpec("", "-c000.parquet");

    @TempDir
    Path folder;

    @Test
    void onlyWhatFinishedAttemptsReportedCounts() throws Exception {
        write(attempt(0, 10)); // its worker died before it could report
        TaskCommitMessage again = committed(attempt(0, 12));
        TaskCommitMessage other = committed(attempt(1, 11));

        commit(again, other);

        assertThat(NamedFiles.takeCommitted(folder.toUri().toString()))
                .containsExactly("shard=07/part-00000-12-job-c000.parquet", "shard=07/part-00001-11-job-c000.parquet");
        assertThat(folder.resolve("shard=07/part-00000-10-job-c000.parquet"))
                .as("what is left lies there and is never named")
                .exists();
    }

    @Test
    void attemptThatFailsTakesItsFilesAlong() throws Exception {
        NamedFiles files = new NamedFiles("job", folder.toString(), false);
        TaskAttemptContext attempt = attempt(0, 10);
        Path file = write(files, attempt);

        files.abortTask(attempt);

        assertThat(file).doesNotExist();
    }

    @Test
    void writeWithoutRowsCommitsNoFile() {
        commit();
        assertThat(NamedFiles.takeCommitted(folder.toString())).isEmpty();
        assertThatThrownBy(() -> NamedFiles.takeCommitted(folder.toString()))
                .as("each write is asked for once")
                .isInstanceOf(IllegalStateException.class);
    }

    private TaskCommitMessage committed(TaskAttemptContext attempt) throws Exception {
        NamedFiles files = new NamedFiles("job", folder.toString(), false);
        write(files, attempt);
        return files.commitTask(attempt);
    }

    private void write(TaskAttemptContext attempt) throws Exception {
        write(new NamedFiles("job", folder.toString(), false), attempt);
    }

    private static Path write(NamedFiles files, TaskAttemptContext attempt) throws Exception {
        files.setupTask(attempt);
        Path file = Path.of(files.newTaskTempFile(attempt, Option.apply("shard=07"), PARQUET));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "rows");
    }

    private void commit(TaskCommitMessage... tasks) {
        new NamedFiles("job", folder.toString(), false)
                .commitJob(
                        attempt(0, 0),
                        CollectionConverters.asScala(List.of(tasks)).toList());
    }

    private static TaskAttemptContext attempt(int task, int attempt) {
        return new TaskAttemptContextImpl(
                new Configuration(false), new TaskAttemptID("job", 1, TaskType.MAP, task, attempt));
    }
}
