package io.plumbline.jobs.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline schedule}: the nightly job, every night, in a process that stays. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        header = "Run the nightly job whenever it is due, and keep Spark warm in between.",
        descriptionHeading = "%n",
        description = {
            "Stays and runs the job at the times that `schedule.cron` in plumbline.yml gives, in the time zone `schedule.time_zone` (UTC unless given). Five fields as in a crontab: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday); `30 3 * * 1-5` is half past three, Monday to Friday. Or six fields with the second before them, or a word: daily, hourly, weekly, monthly. In YAML, put an expression that begins with * or @ in quotes.",
            "%nSettings and mappings are read anew before each run. A run that is due while another one is going on is skipped. A run that fails for a passing trouble (disk, connection, a lost worker) is tried again after `schedule.first_delay`, then after twice as long, `schedule.attempts` times in all.",
            "%nWhere clocks are put forward over the given time, the run is as much later; where the time comes twice, it runs once.",
            "%nSIGTERM and SIGINT end it: at once while it waits, at the next step while a run is going on; the next run goes on from there."
        },
        footer = {
            "",
            "Examples:",
            "  plumbline schedule -w books",
            "  plumbline schedule --now   a first run right away, then as the settings say"
        })
final class ScheduleCommand implements Callable<Integer> {
    private final Works works;

    @Mixin
    final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--now", description = "Run once right away, then whenever it is due.")
    boolean now;

    ScheduleCommand(Works works) {
        this.works = works;
    }

    @Override
    public Integer call() {
        works.schedule(workspace.open(), now);
        return Plumbline.DONE;
    }
}
