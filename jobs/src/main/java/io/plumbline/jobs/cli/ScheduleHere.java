package io.plumbline.jobs.cli;

import io.plumbline.jobs.metrics.Endpoint;
import io.plumbline.jobs.metrics.RunMetrics;
import io.plumbline.jobs.nightly.Nights;
import io.plumbline.jobs.schedule.NextRun;
import io.plumbline.jobs.schedule.Pause;
import io.plumbline.jobs.schedule.Scheduler;
import io.plumbline.jobs.workspace.OperationSettings;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A schedule in this process, from its first look at the settings to the signal that ends it. */
final class ScheduleHere {
    private final Workspace workspace;
    private final OperationSettings operation;
    private final Clock clock;
    private final ScheduleSayings sayings;
    private final Pause.Stoppable pause;
    private final CountDownLatch ended = new CountDownLatch(1);

    ScheduleHere(Screen screen, Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.operation = workspace.settings().operation();
        this.clock = clock;
        this.sayings = ScheduleSayings.on(screen, workspace);
        this.pause = new Pause.Stoppable(clock);
    }

    void run(boolean atOnce) {
        mustBeComplete();
        Optional<RunMetrics> metrics = operation.metrics().port().isPresent()
                ? Optional.of(Aftermath.metrics(workspace, WorksHere.settings(workspace)))
                : Optional.empty();
        try (Nights nights = Nights.in(workspace.warehouse(), clock.instant(), metrics.map(RunMetrics::observations))) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-schedule"));
            ScheduledNights job = new ScheduledNights(workspace, nights, metrics, clock, sayings);
            Scheduler scheduler = new Scheduler(job, clock, pause, job);
            try (Endpoint endpoint = metrics.isPresent() ? endpoint(metrics.get(), scheduler) : null) {
                sayings.say("Looking after %s as process %d; SIGTERM ends it%s"
                        .formatted(workspace.root(), ProcessHandle.current().pid(), at(endpoint)));
                scheduler.run(atOnce);
            } finally {
                NextRun.forget(workspace.warehouse());
            }
            sayings.say("Stopped as told");
        } finally {
            ended.countDown();
        }
    }

    /** All that is missing at once: who starts this will not be there when it first matters. */
    private void mustBeComplete() {
        List<String> missing = new ArrayList<>();
        if (operation.schedule().cron().isEmpty()) {
            missing.add(
                    "plumbline.yml: found no `schedule: cron`, expected when the job is due, such as `cron: 30 3 * * *` for half past three every night");
        }
        missing.addAll(workspace.missingSecrets(System.getenv()));
        if (!missing.isEmpty()) {
            throw new UserMistake(String.join("\n", missing));
        }
    }

    private Endpoint endpoint(RunMetrics metrics, Scheduler scheduler) {
        InetSocketAddress address = new InetSocketAddress(
                operation.metrics().address(), operation.metrics().port().orElseThrow());
        try {
            return new Endpoint(address, metrics::text, scheduler::isLive, () -> !pause.isOver());
        } catch (IOException taken) {
            throw new UserMistake(
                    "plumbline.yml: cannot listen at metrics.port %s: %s. Name another port, or end who has it"
                            .formatted(address, taken.getMessage()));
        }
    }

    private static String at(@Nullable Endpoint endpoint) {
        return endpoint == null
                ? ""
                : "; metrics at http://%s:%d/metrics"
                        .formatted(
                                endpoint.address().getHostString(),
                                endpoint.address().getPort());
    }

    /** The process ends when everything is closed; a run that is going on is stopped by itself at its next step. */
    private void stop() {
        pause.stop();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
