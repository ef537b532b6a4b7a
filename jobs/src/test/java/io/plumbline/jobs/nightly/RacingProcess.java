package io.plumbline.jobs.nightly;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process that starts a night whenever it is told a workspace, and says how it ended. In the middle of the star it says
 * so, and waits to be told to go on.
 */
final class RacingProcess implements AutoCloseable {
    static final String BUILDING = "building";

    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;

    private RacingProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Its arguments: the address of a job repository, which is open to its owner. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String workspace = in.readLine(); workspace != null; workspace = in.readLine()) {
            Town town = new Town(Path.of(workspace), "bakery", "cafe");
            town.repository =
                    Optional.of(new RepositoryAddress(arguments[0], Optional.of("postgres"), Optional.empty()));
            town.whileBuilding = () -> {
                System.out.println(BUILDING);
                await(in);
            };
            RunReport report = town.night();
            System.out.println(report.outcome() + " " + report.message());
        }
    }

    static RacingProcess start(RepositoryAddress repository, File errors) throws IOException {
        return new RacingProcess(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RacingProcess.class.getName(),
                        repository.url()))
                .redirectError(ProcessBuilder.Redirect.appendTo(errors))
                .start());
    }

    long pid() {
        return process.pid();
    }

    void tell(Object line) {
        in.println(line);
    }

    String said() throws IOException {
        return String.valueOf(out.readLine());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static void await(BufferedReader in) {
        try {
            in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
