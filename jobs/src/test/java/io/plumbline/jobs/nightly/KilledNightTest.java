package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledNightTest {
    @TempDir
    Path workspace;

    private Town town;

    @BeforeEach
    void twoTrades() {
        town = new Town(workspace, "bakery", "cafe");
        town.drop("bakery", "january.txt", "100", "-40");
        town.drop("cafe", "january.txt", "7");
    }

    @Test
    void nightKilledOutrightIsResumedWhereItBroke() throws Exception {
        Process killed = building(TownProcess.start(workspace, "600"));
        RunReport meanwhile = town.night();
        assertThat(meanwhile.outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        assertThat(meanwhile.message()).contains("process " + killed.pid() + " since ");
        assertThat(newestRun().report().outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        killed.destroyForcibly().waitFor();
        assertThat(newestRun().died()).isTrue();
        assertThat(newestRun().isResumable()).isTrue();
        statusSaysWhatTheNextRunDoes();

        RunReport resumed = town.night();
        assertThat(resumed.outcome()).as(resumed.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).as("what was read stays read").isEmpty();
        assertThat(newestRun().steps())
                .extracting(RunHistory.Step::name)
                .containsExactly("star", "check", "analyse", "catalogue", "publish", "retire");
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "7"));
    }

    @Test
    void nightToldToEndStopsAfterItsStepAndIsResumed() throws Exception {
        Process told = building(TownProcess.start(workspace, "2"));
        told.destroy();
        assertThat(told.waitFor()).isEqualTo(128 + 15);
        assertThat(newestRun().status()).isEqualTo("STOPPED");
        assertThat(newestRun().report().message()).startsWith("Stopped as told.");
        assertThat(town.warehouse().current()).doesNotExist();

        RunReport resumed = town.night();
        assertThat(resumed.outcome()).as(resumed.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).isEmpty();
        assertThat(newestRun().steps())
                .extracting(RunHistory.Step::name)
                .doesNotContain("discover", "extract", "compare");
    }

    @Test
    void nightWithNothingNewLoadsNoClassOfSpark() throws Exception {
        town.night();
        Path loaded = workspace.resolve("classes.txt");
        Process process = TownProcess.start(workspace, "own", "-Xlog:class+load:file=" + loaded);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("NOTHING_NEW");
        assertThat(Files.readAllLines(loaded)).isNotEmpty().noneMatch(line -> line.contains("org.apache.spark."));
        assertThat(Files.readString(workspace.resolve("stderr.txt"))).isEmpty();
    }

    private void statusSaysWhatTheNextRunDoes() throws IOException {
        assertThat(wouldResume()).as("nothing changed").isTrue();
        town.drop("cafe", "february.txt", "1");
        assertThat(wouldResume()).as("a file came").isFalse();
        Files.delete(workspace.resolve("clients/cafe/exports/february.txt"));
        assertThat(wouldResume()).as("it went").isTrue();
    }

    private boolean wouldResume() {
        return Nightly.wouldResume(town.request(Set.of(), Optional.empty()), newestRun());
    }

    private RunHistory.Run newestRun() {
        List<RunHistory.Run> runs = RunHistory.newest(town.warehouse(), RunSettings.DEFAULTS, 1);
        return runs.get(0);
    }

    private static Process building(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        assertThat(line).isEqualTo(TownProcess.BUILDING);
        return process;
    }
}
