package io.plumbline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line as a user starts it, in a process of its own. */
record Plumbline(Path launcher) {
    /**
     * How a command went.
     *
     * @param seconds of the whole process, from its start to its end
     * @param cpuSeconds of all its threads, as last seen before its end
     * @param peakBytes the largest part of memory that it held; 0 where the system does not tell
     */
    record Ran(double seconds, double cpuSeconds, long peakBytes, String output) {
        /** Seconds of a step, as the command itself reports them. */
        double step(String name) {
            Matcher line = Pattern.compile("(?m)^" + name + " +([0-9.]+) s").matcher(output);
            if (!line.find()) {
                throw new IllegalStateException("The run tells nothing of its step %s:%n%s".formatted(name, output));
            }
            return Double.parseDouble(line.group(1));
        }
    }

    Ran run(List<String> arguments) {
        return run(launcher, arguments);
    }

    /** A script of the repository, by its path there. */
    Ran script(String path, List<String> arguments) {
        return run(launcher.resolveSibling(path), arguments);
    }

    private static Ran run(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("plumbline-bench", ".txt");
            try {
                return run(command, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + command + " ran", e);
        }
    }

    private static Ran run(List<String> command, Path output) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long peak = 0;
        double cpuSeconds = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            cpuSeconds = Math.max(
                    cpuSeconds,
                    process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3);
            peak = Math.max(peak, peakBytes(process.pid()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String text = Files.readString(output, StandardCharsets.UTF_8);
        // a check that fails on invented books is no failure of the measurement
        if (process.exitValue() != 0 && process.exitValue() != 3) {
            throw new IllegalStateException("%s ended with %d:%n%s".formatted(command, process.exitValue(), text));
        }
        return new Ran(seconds, cpuSeconds, peak, text);
    }

    /** Linux keeps the high-water mark of a process beside its status. */
    private static long peakBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }
}
