package io.plumbline.star;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Tasks that run side by side, each after those it needs, in the order in which they were added where there is a choice. */
final class TaskGraph {
    private record Task(Set<String> after, Runnable work) {}

    private final Map<String, Task> tasks = new LinkedHashMap<>();

    void add(String name, Set<String> after, Runnable work) {
        tasks.put(name, new Task(after, work));
    }

    /** Runs everything; the first failure stops what has not started and is thrown with the task's name. */
    void run(int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            runOn(new ExecutorCompletionService<>(pool), threads);
        } finally {
            stop(pool);
        }
    }

    /** Waits for what still runs, so that nobody takes away the files that it reads. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void runOn(CompletionService<String> running, int threads) {
        Map<String, Task> waiting = new LinkedHashMap<>(tasks);
        Set<String> done = new HashSet<>();
        int started = 0;
        while (done.size() < tasks.size()) {
            for (String name : waiting.keySet().stream().toList()) {
                Task task = waiting.get(name);
                if (task != null && started - done.size() < threads && done.containsAll(task.after())) {
                    waiting.remove(name);
                    running.submit(task.work(), name);
                    started++;
                }
            }
            if (started == done.size()) {
                throw new IllegalStateException("%s wait for what nobody builds".formatted(waiting.keySet()));
            }
            done.add(next(running));
        }
    }

    private static String next(CompletionService<String> running) {
        try {
            return running.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The build was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
