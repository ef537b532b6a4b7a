package io.plumbline.jobs.nightly;

import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Stops the run at the next step or partition when the process is told to end, and holds the process until the job
 * repository is closed. The exit code is the signal's own: 143 for SIGTERM, 130 for SIGINT.
 */
final class StopOnSignal implements JobExecutionListener {
    private static final Logger LOG = LogManager.getLogger(StopOnSignal.class);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable JobExecution running;
    private volatile @Nullable Thread hook;
    private volatile boolean asked;

    /** From now until {@link #ended()}. */
    void watch(JobOperator operator) {
        Thread hook = new Thread(() -> stopAndWait(operator), "stop-on-signal");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            this.hook = hook;
        } catch (IllegalStateException ending) {
            asked = true;
        }
    }

    @Override
    public void beforeJob(JobExecution execution) {
        running = execution;
        if (asked) {
            execution.setStatus(BatchStatus.STOPPING); // told while everything was being opened: no step begins
        }
    }

    boolean asked() {
        return asked;
    }

    /** The run is over and everything is closed: the process may end, and where it goes on it has one hook less. */
    void ended() {
        ended.countDown();
        Thread registered = hook;
        if (registered != null && !asked) {
            forget(registered);
        }
    }

    private static void forget(Thread registered) {
        try {
            Runtime.getRuntime().removeShutdownHook(registered);
        } catch (IllegalStateException ending) {
            LOG.info("The process is ending as the run does");
        }
    }

    private void stopAndWait(JobOperator operator) {
        if (ended.getCount() == 0) {
            return;
        }
        asked = true;
        try {
            stop(operator);
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(JobOperator operator) {
        JobExecution execution = running;
        if (execution != null && execution.isRunning()) {
            try {
                operator.stop(execution);
            } catch (JobExecutionNotRunningException e) {
                LOG.info("The run ended by itself before it could be stopped");
            }
        }
    }
}
