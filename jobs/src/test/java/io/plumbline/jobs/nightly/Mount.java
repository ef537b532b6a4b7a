package io.plumbline.jobs.nightly;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk that a test makes small or read-only; mounting one takes Linux and root. */
final class Mount implements AutoCloseable {
    private final Path folder;

    private Mount(Path folder) {
        this.folder = folder;
    }

    /** A file system in memory; skips the test, saying why, where nothing can be mounted. */
    static Mount small(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        String refusal = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
        assumeTrue(refusal.isEmpty(), "A small disk takes Linux, root and the right to mount: " + refusal);
        return new Mount(folder);
    }

    /** The folder as it is, and nobody may write to it until this is closed. */
    static Mount readOnly(Path folder) throws IOException {
        String refusal = run("mount", "--bind", folder.toString(), folder.toString());
        assumeTrue(refusal.isEmpty(), "A read-only disk takes Linux, root and the right to mount: " + refusal);
        Mount mount = new Mount(folder);
        mount.remount("ro,bind");
        return mount;
    }

    void remount(String options) throws IOException {
        String refusal = run("mount", "-o", "remount," + options, folder.toString());
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", folder.toString());
    }

    /** What it complains of; nothing when it is done. */
    private static String run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.onExit().join().exitValue() == 0 ? "" : "%s %s".formatted(command[0], said.strip());
        } catch (IOException noSuchCommand) {
            return String.valueOf(noSuchCommand.getMessage());
        }
    }
}
