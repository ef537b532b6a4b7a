package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The units in {@code jobs/src/main/deploy} start commands that exist, from files that exist. */
class DeployTest {
    private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."));
    private static final Path DEPLOY = ROOT.resolve("jobs/src/main/deploy");
    private static final Pattern SETTING = Pattern.compile("(?m)^(\\w+)=(.*)$");
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (\\S+) /opt/plumbline/(\\S+)$");

    @ParameterizedTest
    @ValueSource(strings = {"plumbline-schedule.service", "plumbline-run.service"})
    void servicesStartCommandsThatExist(String unit) throws IOException {
        List<String> words = List.of(setting(unit, "ExecStart").split(" ", -1));

        assertThat(words.get(0)).isEqualTo("/opt/plumbline/plumbline");
        understood(words.subList(1, words.size()));
        assertThat(setting(unit, "SuccessExitStatus")).contains("143");
        assertThat(DEPLOY.resolve("README.md"))
                .isEqualTo(ROOT.resolve(setting(unit, "Documentation").replace("file:/opt/plumbline/", "")));
    }

    @Test
    void systemdUnderstandsTheUnits(@TempDir Path folder) throws Exception {
        assumeTrue(isThere("systemd-analyze"), "no systemd-analyze here");
        Path launcher = Files.writeString(folder.resolve("plumbline"), "#!/bin/sh\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "--man=no", "verify"));
        for (String unit : List.of("plumbline-schedule.service", "plumbline-run.service", "plumbline-run.timer")) {
            String text = Files.readString(DEPLOY.resolve("systemd").resolve(unit))
                    .replace("/opt/plumbline/plumbline", launcher.toString())
                    .replaceAll("(?m)^User=.*$", "");
            command.add(Files.writeString(folder.resolve(unit), text).toString());
        }
        Process verify = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines().filter(line -> line.contains("plumbline"))).isEmpty();
    }

    @Test
    void kubernetesStartsCommandsThatExistAndAsksPathsThatAreAnswered() throws IOException {
        Map<String, ?> cronJob = yaml("cronjob.yaml");
        assertThat(cronJob.get("apiVersion")).isEqualTo("batch/v1");
        assertThat(at(cronJob, "spec", "concurrencyPolicy")).isEqualTo("Forbid");
        understood(arguments(at(cronJob, "spec", "jobTemplate", "spec", "template", "spec", "containers")));

        Map<String, ?> schedule = yaml("schedule.yaml");
        assertThat(schedule.get("kind")).isEqualTo("Deployment");
        List<?> containers = (List<?>) at(schedule, "spec", "template", "spec", "containers");
        understood(arguments(containers));
        assertThat(at(containers.get(0), "livenessProbe", "httpGet", "path")).isEqualTo("/health/liveness");
        assertThat(at(containers.get(0), "readinessProbe", "httpGet", "path")).isEqualTo("/health/readiness");
    }

    @Test
    void imageHoldsWhatTheLauncherLooksFor() throws IOException {
        String launcher = Files.readString(ROOT.resolve("plumbline"));
        List<MatchResult> copied = COPIED.matcher(Files.readString(DEPLOY.resolve("kubernetes/Containerfile")))
                .results()
                .toList();

        assertThat(copied)
                .hasSize(4)
                .allSatisfy(copy -> assertThat(copy.group(1)).isEqualTo(copy.group(2)));
        assertThat(launcher).contains("jobs/target/plumbline.jar", "jobs/src/main/launch/");
        assertThat(copied).extracting(copy -> copy.group(1)).contains("plumbline", "jobs/src/main/launch");
    }

    private static void understood(List<?> words) {
        Screen screen = Screen.ofThisProcess();
        assertThatCode(() -> Plumbline.on(screen, new WorksHere(screen))
                        .parseArgs(words.stream().map(String::valueOf).toArray(String[]::new)))
                .as(words.toString())
                .doesNotThrowAnyException();
    }

    private static String setting(String unit, String name) throws IOException {
        return SETTING.matcher(Files.readString(DEPLOY.resolve("systemd").resolve(unit)))
                .results()
                .filter(setting -> setting.group(1).equals(name))
                .map(setting -> setting.group(2))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, ?> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(DEPLOY.resolve("kubernetes").resolve(file)));
    }

    private static List<?> arguments(Object containers) {
        return (List<?>) at(((List<?>) containers).get(0), "args");
    }

    private static Object at(@Nullable Object yaml, String... keys) {
        Object value = yaml;
        for (String key : keys) {
            value = value instanceof Map<?, ?> mapping ? mapping.get(key) : null;
        }
        return Objects.requireNonNull(value, () -> "nothing at " + Arrays.toString(keys));
    }

    private static boolean isThere(String command) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
