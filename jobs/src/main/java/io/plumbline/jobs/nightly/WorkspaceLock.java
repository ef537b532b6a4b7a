package io.plumbline.jobs.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right to work in a warehouse, held by at most one run. The operating system lends it and takes it back when the
 * process ends, however it ends: there are no stale locks.
 */
final class WorkspaceLock implements AutoCloseable {
    /** Far behind the text that says who holds it: Windows lets nobody read locked bytes. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    /** Held while somebody takes the lock and signs, so that who comes too late finds the signature. */
    private static final long SIGNING = PLACE - 1;

    /** Opening and closing the file a second time in one process would give the lock away. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final Pattern SIGNED = Pattern.compile("process (\\d+) since ");

    private final Path file;
    private final FileChannel channel;

    private WorkspaceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The lock, or who holds it. */
    sealed interface Attempt permits Taken, Refused {}

    /** It is ours until closed. */
    record Taken(WorkspaceLock lock) implements Attempt {}

    /** Somebody else has it. */
    record Refused(String holder) implements Attempt {}

    static Attempt tryTake(Path file, Instant now) {
        if (!HELD_HERE.add(file)) {
            return new Refused("this process");
        }
        Attempt attempt = new Refused("nobody: the attempt failed");
        try {
            attempt = ask(file, now);
            return attempt;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot lock %s: %s. A run needs a warehouse folder that it may write to."
                            .formatted(file, e.getMessage()),
                    e);
        } finally {
            if (attempt instanceof Refused) {
                HELD_HERE.remove(file);
            }
        }
    }

    /** Who holds it, asked without touching it: a process that was killed has left its name, but is not there. */
    static Optional<String> holder(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file).strip() : "";
            Matcher signed = SIGNED.matcher(text);
            return signed.lookingAt()
                            && ProcessHandle.of(Long.parseLong(signed.group(1))).isPresent()
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release " + file, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static Attempt ask(Path file, Instant now) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileLock signing = channel.lock(SIGNING, 1, false)) {
            if (signing.isValid() && channel.tryLock(PLACE, 1, false) != null) {
                sign(channel, now);
                return new Taken(new WorkspaceLock(file, channel));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return new Refused(text(file));
    }

    private static void sign(FileChannel channel, Instant now) throws IOException {
        String text = "process %d since %s".formatted(ProcessHandle.current().pid(), now);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String text(Path file) throws IOException {
        String text = Files.readString(file).strip();
        return text.isEmpty() ? "another process" : text;
    }
}
