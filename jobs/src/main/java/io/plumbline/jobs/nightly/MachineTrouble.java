package io.plumbline.jobs.nightly;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A trouble of the machine and not of anybody's data: no client is held for it, and the next run tries again. */
enum MachineTrouble {
    DISK_FULL("(?i)no space left on device|not enough space on the disk|disk quota exceeded|disk is full"),
    READ_ONLY("(?i)read-only file system"),
    NOT_PERMITTED("(?i)permission denied"),
    MEMORY("OutOfMemoryError|Java heap space|GC overhead limit exceeded|Out of Memory Error|UNABLE_TO_ACQUIRE_MEMORY"),
    ENGINE("SparkContext was shut ?down|stopped SparkContext|ExecutorLostFailure");

    private static final long MEGABYTE = 1L << 20;

    private final Pattern words;

    MachineTrouble(String words) {
        this.words = Pattern.compile(words);
    }

    /** What a failure, or anything that led to it, says of the machine. */
    static Optional<MachineTrouble> in(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = failure; each != null && !chain.contains(each); each = each.getCause()) {
            chain.add(each);
            for (MachineTrouble trouble : values()) {
                if (trouble.isToldBy(each)) {
                    return Optional.of(trouble);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isToldBy(Throwable failure) {
        return switch (this) {
            case MEMORY -> failure instanceof OutOfMemoryError || says(failure);
            case NOT_PERMITTED -> failure instanceof AccessDeniedException || says(failure);
            case ENGINE -> failure instanceof EngineDown || says(failure);
            default -> says(failure);
        };
    }

    private boolean says(Throwable failure) {
        return words.matcher(String.valueOf(failure.getMessage())).find();
    }

    /** True where nothing can be written any more. */
    boolean isOfTheDisk() {
        return this == DISK_FULL || this == READ_ONLY;
    }

    /** Whose move it is. */
    String advice(Path warehouse) {
        return switch (this) {
            case DISK_FULL ->
                "%s Free some, lower `keep_snapshots` in plumbline.yml, or move the workspace to a larger disk"
                        .formatted(room(warehouse));
            case READ_ONLY ->
                "The disk of %s takes no writing: mount it read-write, or move the workspace".formatted(warehouse);
            case NOT_PERMITTED ->
                "Let the user %s read the workspace and write to %s"
                        .formatted(System.getProperty("user.name"), warehouse);
            case MEMORY ->
                ("The process may use %d MB of memory. Give it more with PLUMBLINE_JAVA_OPTS=-Xmx8g,"
                                + " or DuckDB with `engine.memory` in plumbline.yml")
                        .formatted(Runtime.getRuntime().maxMemory() / MEGABYTE);
            case ENGINE -> "See that `engine.master` in plumbline.yml names a Spark that works";
        };
    }

    /** Of the disk of the warehouse and, where that is another, of temporary files. */
    private static String room(Path warehouse) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return "The disk of %s has %s left, that of temporary files, %s, has %s."
                .formatted(warehouse, free(warehouse), temporary, free(temporary));
    }

    private static String free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() / MEGABYTE + " MB";
        } catch (IOException e) {
            return "an unknown amount";
        }
    }
}
