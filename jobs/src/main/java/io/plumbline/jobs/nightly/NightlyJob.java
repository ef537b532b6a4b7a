package io.plumbline.jobs.nightly;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The nightly job, read top to bottom.
 *
 * <pre>
 * discover ─▶ extract ─▶ compare ─▶ star ─▶ check ─▶ analyse ─▶ catalogue ─▶ publish ─▶ retire
 *             a partition    └─▶ nothing new: the job ends, Spark was never loaded
 *             per export
 * </pre>
 *
 * The steps hand over to each other through the files of {@link RunFolder}, so that a restart in another process finds
 * everything there. Spring Batch remembers which steps and which partitions are finished.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class NightlyJob {
    static final String NAME = "nightly";

    /** Names the snapshot that a run builds; the parameter that tells one job instance from the next. */
    static final String SNAPSHOT = "snapshot";

    /** Hash of all that a run reads; the parameter that says whether the next one may go on with it. */
    static final String INPUTS = "inputs";

    private final JobRepository repository;
    private final RunRequest request;
    private final Engines engines;
    private final JobDatabase database;

    NightlyJob(JobRepository repository, RunRequest request, Engines engines, JobDatabase database) {
        this.repository = repository;
        this.request = request;
        this.engines = engines;
        this.database = database;
    }

    @Bean
    Job nightly(
            StopOnSignal stop,
            Step discover,
            Step extract,
            Step compare,
            Step star,
            Step check,
            Step analyse,
            Step catalogue,
            Step publish,
            Step retire) {
        return new JobBuilder(NAME, repository)
                .listener(stop)
                .start(discover)
                .next(extract)
                .next(compare)
                .on(Comparison.NOTHING_NEW)
                .end(Comparison.NOTHING_NEW)
                .from(compare)
                .on("COMPLETED")
                .to(star)
                .next(check)
                .next(analyse)
                .next(catalogue)
                .next(publish)
                .next(retire)
                .end()
                .build();
    }

    @Bean
    Step discover() {
        return step("discover", Discovery::run);
    }

    @Bean
    Step extract(Partitioner pending, Step read, ThreadPoolTaskExecutor cores) {
        return new StepBuilder("extract", repository)
                .partitioner("read", pending)
                .step(read)
                .taskExecutor(cores)
                .listener(new StepProgress(request.progress()))
                .build();
    }

    @Bean
    @StepScope
    Partitioner pending(Reading reading, @Value("#{jobParameters['snapshot']}") String snapshotId) {
        return gridSize -> reading.partitions(snapshotId);
    }

    @Bean
    Step read(Reading reading) {
        return tasklet("read", reading::read).build();
    }

    @Bean
    Step compare() {
        return step("compare", Comparison::run);
    }

    @Bean
    Step star() {
        return step("star", night -> Building.run(night, engines.star()));
    }

    @Bean
    Step check() {
        return step("check", night -> Checking.run(night, engines.checks()));
    }

    @Bean
    Step analyse() {
        return step("analyse", night -> Analysing.run(night, engines.analyses()));
    }

    @Bean
    Step catalogue() {
        return step("catalogue", Publishing::catalogue);
    }

    @Bean
    Step publish() {
        return step("publish", Publishing::publish);
    }

    @Bean
    Step retire() {
        return step("retire", Publishing::retire);
    }

    @Bean
    Reading reading() {
        return new Reading(request);
    }

    @Bean
    ThreadPoolTaskExecutor cores() {
        ThreadPoolTaskExecutor cores = new ThreadPoolTaskExecutor();
        cores.setCorePoolSize(Runtime.getRuntime().availableProcessors());
        cores.setThreadNamePrefix("extract-");
        return cores;
    }

    /** What a step does: the answer is its exit code and one sentence for {@code status}. */
    @FunctionalInterface
    private interface Work {
        ExitStatus done(Night night, StepExecution execution) throws Exception;
    }

    @FunctionalInterface
    private interface NightWork {
        ExitStatus done(Night night) throws Exception;
    }

    private Step step(String name, NightWork work) {
        return tasklet(name, (night, execution) -> work.done(night))
                .listener(new StepProgress(request.progress()))
                .build();
    }

    private TaskletStepBuilder tasklet(String name, Work work) {
        return new StepBuilder(name, repository).tasklet((contribution, chunk) -> {
            StepExecution execution = contribution.getStepExecution();
            database.confirm();
            contribution.setExitStatus(work.done(night(execution), execution));
            return RepeatStatus.FINISHED;
        });
    }

    private Night night(StepExecution execution) {
        return new Night(request, String.valueOf(execution.getJobParameters().getString(SNAPSHOT)), engines.version());
    }
}
