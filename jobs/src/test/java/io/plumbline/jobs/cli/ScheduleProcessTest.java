package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.jobs.schedule.NextRun;
import io.plumbline.jobs.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schedule in a process of its own, told to end by signals. */
class ScheduleProcessTest {
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path books;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void waitingItIsKnownAndAloneAndEndsAtOnce() throws Exception {
        settle("schedule: {cron: 0 3 * * *, time_zone: Europe/Paris}");
        Process schedule = start();
        BufferedReader out = schedule.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).startsWith("Looking after " + books);
        assertThat(out.readLine()).startsWith("Next run: ").contains("03:00:00", "Europe/Paris (minute 0, hour 3,");
        assertThat(Standing.of(Workspace.open(books), Clock.systemUTC().instant()))
                .singleElement()
                .asString()
                .startsWith("Next run: ")
                .contains("T03:00+0", "0 3 * * *", "process " + schedule.pid());

        Process second = start();
        assertThat(second.waitFor()).isEqualTo(2);
        assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Another `plumbline schedule` looks after", "process " + schedule.pid());

        Instant told = Clock.systemUTC().instant();
        schedule.toHandle().destroy();
        assertThat(schedule.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.between(told, Clock.systemUTC().instant())).isLessThan(Duration.ofSeconds(5));
        assertThat(schedule.exitValue()).isEqualTo(TERMINATED);
        assertThat(out.readLine()).isEqualTo("Stopped as told");
        assertThat(NextRun.in(Workspace.open(books).warehouse())).isEmpty();
        assertThat(Standing.of(Workspace.open(books), told))
                .singleElement()
                .asString()
                .startsWith("Due next: ")
                .contains("no `plumbline schedule` is at work here");
    }

    @Test
    void toldToEndWhileARunBeginsItStopsTheRunAndSaysSoInJson() throws Exception {
        settle("schedule: {cron: daily}\nlogs: json");
        Files.createDirectories(books.resolve("clients/acme/exports"));
        Process schedule = start("--now");
        BufferedReader err = schedule.errorReader(StandardCharsets.UTF_8);
        List<String> messages = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            messages.add(json.readTree(line).path("message").asText());
            if (messages.get(messages.size() - 1).equals("A run begins")) {
                schedule.toHandle().destroy();
            }
        }

        assertThat(schedule.waitFor()).isEqualTo(TERMINATED);
        assertThat(messages)
                .contains("Stopped as told. The published warehouse is as it was; the next run goes on from here.");
        assertThat(messages).endsWith("Stopped as told");
        assertThat(schedule.getInputStream().readAllBytes()).isEmpty();
        assertThat(Files.readAllLines(books.resolve("warehouse/runs/plumbline.log")))
                .allSatisfy(line -> assertThat(
                                json.readTree(line).path("@timestamp").asText())
                        .isNotEmpty());
    }

    private void settle(String yml) throws IOException {
        Files.writeString(books.resolve("plumbline.yml"), yml);
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Plumbline.class.getName(),
                "schedule",
                "-w",
                books.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
