package io.plumbline.jobs.cli;

import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.extract.Formats;
import io.plumbline.jobs.extract.shape.Limits;
import io.plumbline.jobs.nightly.ExtractedExports;
import io.plumbline.jobs.nightly.Nightly;
import io.plumbline.jobs.nightly.Progress;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunRequest;
import io.plumbline.jobs.nightly.RunSettings;
import io.plumbline.jobs.workspace.SettingsProblems;
import io.plumbline.jobs.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The nightly job with its real parts in a process of its own: {@code plumbline run}, at a moment that a test names. */
public final class NightProcess {
    private NightProcess() {}

    /** Workspace and moment; prints how it ended. */
    public static void main(String[] arguments) {
        Scratch scratch = Scratch.own();
        RunReport report = Nightly.run(request(Path.of(arguments[0]), Instant.parse(arguments[1])));
        System.out.println(report.outcome() + " " + report.message());
        scratch.close();
        System.exit(RunCommand.exitCode(report.outcome()));
    }

    public static RunRequest request(Path root, Instant now) {
        Workspace workspace = Workspace.open(root);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        SortedMap<String, String> problems = new TreeMap<>();
        workspace.problems().forEach((id, all) -> problems.put(id, new SettingsProblems(all).getMessage()));
        Extraction extraction = new Extraction(
                workspace.warehouse(), Formats.in(workspace.formats()), "key", Limits.DEFAULT, "512MB", 1);
        return new RunRequest(
                root,
                new RunSettings("local[2]", 1, Map.of(), Optional.empty()),
                workspace.clients(),
                problems,
                Set.of(),
                Optional.empty(),
                clock,
                new ExtractedExports(workspace, extraction, clock),
                (id, clientYml) -> workspace.client(id, clientYml).client(),
                Progress.SILENT);
    }

    /** Starts it with temporary files below {@code temporary} and further options of the virtual machine. */
    public static Process start(Path workspace, Instant now, Path temporary, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=UTC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:+UnlockDiagnosticVMOptions", // verifying the libraries anew is a sixth of what such a night costs
                "-XX:-BytecodeVerificationRemote",
                "-Djava.io.tmpdir=" + temporary,
                "@" + Path.of("src", "main", "launch", "spark.jvmopts").toAbsolutePath()));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                NightProcess.class.getName(),
                workspace.toString(),
                now.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
