package io.plumbline.jobs.nightly;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A night in a process of its own, which can be killed. */
final class TownProcess {
    static final String BUILDING = "building";

    private TownProcess() {}

    /** {@code workspace own} runs with the real engines, {@code workspace seconds} dawdles in the middle of the star. */
    public static void main(String[] arguments) {
        Town town = new Town(Path.of(arguments[0]), "bakery", "cafe");
        if (arguments[1].equals("own")) {
            System.out.println(
                    Nightly.run(town.request(Set.of(), Optional.empty())).outcome());
            return;
        }
        town.whileBuilding = () -> dawdle(Long.parseLong(arguments[1]));
        System.out.println(town.night().outcome());
    }

    static Process start(Path workspace, String how, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Duser.timezone=UTC"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), TownProcess.class.getName(), workspace.toString(), how));
        return new ProcessBuilder(command)
                .redirectError(new File(workspace.toFile(), "stderr.txt"))
                .start();
    }

    private static void dawdle(long seconds) {
        System.out.println(BUILDING);
        System.out.flush();
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
