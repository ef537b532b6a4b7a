package io.plumbline.jobs.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A master and two workers, started and stopped by the script of the repository. */
record LoopbackCluster(Path folder, String master) {
    private static final Path SCRIPT =
            Path.of(System.getProperty("plumbline.root", "..")).resolve("jobs/src/main/launch/cluster");

    static LoopbackCluster start(Path folder) throws IOException, InterruptedException {
        String said = script("start", folder, "--port", "0", "--workers", "2", "--cores", "2", "--memory", "1g");
        return new LoopbackCluster(folder, said.strip());
    }

    void stop() throws IOException, InterruptedException {
        script("stop", folder);
    }

    /** With all its executors, without a warning. */
    void killAWorker() {
        ProcessHandle worker = workers().findFirst().orElseThrow();
        Stream.concat(worker.descendants(), Stream.of(worker)).toList().forEach(ProcessHandle::destroyForcibly);
    }

    private Stream<ProcessHandle> workers() {
        return Stream.of("worker-1", "worker-2")
                .map(name -> folder.resolve("pids").resolve(name))
                .map(LoopbackCluster::text)
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .filter(ProcessHandle::isAlive);
    }

    private static String script(String command, Path folder, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("sh", SCRIPT.toString(), command, "--dir", folder.toString()));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_")); // workers get them from the driver
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("`cluster %s` ended with %d".formatted(command, process.exitValue()));
        }
        return said;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
