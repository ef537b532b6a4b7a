package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, tried on a copy with a built jar and a java that tells what it was called with. */
class LauncherTest {
    private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plumbline", "jobs/src/main/launch/cluster", ".ci/run", ".ci/install"})
    void scriptsAreSound(String script) throws Exception {
        String shell = script.startsWith(".ci") ? "bash" : "sh";

        assertThat(run(
                                folder,
                                shell,
                                "-n",
                                ROOT.resolve(script).toAbsolutePath().toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void theJobGetsRoomAndSparksOpeningsAndNothingElseDoes() throws Exception {
        Path launcher = installed("17.0.15");

        assertThat(run(folder, launcher.toString(), "run", "--client", "a b").output())
                .contains("spark.jvmopts\n", "-jar\n", "plumbline.jar\nrun\n--client\na b\n");
        assertThat(run(folder, launcher.toString(), "sql", "select 1; -- run").output())
                .doesNotContain("spark.jvmopts")
                .contains("plumbline.terminal.out=false\n", "sql\nselect 1; -- run\n");
    }

    @Test
    void itWorksThroughALinkFromAnyFolder() throws Exception {
        Path launcher = installed("21");
        Path elsewhere = Files.createDirectories(folder.resolve("some where/else"));
        Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("third"));
        Files.createSymbolicLink(elsewhere.resolve("third"), launcher);

        Outcome outcome = run(elsewhere, "./second", "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).contains("/home/jobs/target/plumbline.jar\n--help\n");
    }

    @Test
    void anOldJavaIsRefusedWithTheWayOut() throws Exception {
        Outcome outcome = run(folder, installed("11.0.2").toString(), "--help");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output())
                .contains(
                        "Plumbline needs Java 17 or newer;",
                        "is version 11.0.2. Install a newer JDK or set JAVA_HOME.");
    }

    @Test
    void namesOfFilesAreUtf8WhereThereIsNoLocale() throws Exception {
        Path launcher = installed("17.0.15");
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$LC_ALL\"\n");

        assertThat(run(folder, "env", "-u", "LC_ALL", "-u", "LC_CTYPE", "-u", "LANG", launcher.toString(), "check")
                        .output())
                .isEqualTo("C.UTF-8\n");
        assertThat(run(folder, "env", "LC_ALL=de_DE.UTF-8", launcher.toString(), "check")
                        .output())
                .isEqualTo("de_DE.UTF-8\n");
    }

    /** A home of Plumbline with a jar and no sources, and a Java of that version that prints its arguments. */
    private Path installed(String version) throws IOException {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("jobs/target"));
        Files.writeString(home.resolve("jobs/target/plumbline.jar"), "");
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        Path launcher = home.resolve("plumbline");
        script(launcher, Files.readString(ROOT.resolve("plumbline")));
        return launcher;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Outcome(int exitCode, String output) {}

    private Outcome run(Path where, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment()
                .put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
