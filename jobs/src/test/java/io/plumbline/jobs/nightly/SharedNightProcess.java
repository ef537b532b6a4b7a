package io.plumbline.jobs.nightly;

import io.plumbline.jobs.store.StoreSettings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A night with a store, in a process of its own that waits before it publishes until it is killed. */
final class SharedNightProcess implements Progress {
    static final String PUBLISHING = "publish";

    private SharedNightProcess() {}

    /** {@code workspace endpoint place}. */
    public static void main(String[] arguments) {
        Town town = new Town(Path.of(arguments[0]), "bakery", "cafe");
        town.store = Optional.of(
                new StoreSettings(URI.create(arguments[2]), Optional.of(arguments[1]), Optional.empty(), true));
        town.progress = new SharedNightProcess();
        town.now = town.now.plusSeconds(3600);
        System.out.println(town.night().outcome());
    }

    static Process start(Path workspace, StoreSettings store) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SharedNightProcess.class.getName(),
                        workspace.toString(),
                        store.endpoint().orElseThrow(),
                        store.place().toString())
                .redirectError(new File(workspace.toFile(), "stderr.txt"))
                .start();
    }

    @Override
    public void started(String step) {
        if (step.equals(PUBLISHING)) {
            System.out.println(PUBLISHING);
            System.out.flush();
            waitToBeKilled();
        }
    }

    @Override
    public void advanced(String step, long done, long total, String text) {}

    @Override
    public void finished(String step, Duration took, String text) {}

    private static void waitToBeKilled() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
