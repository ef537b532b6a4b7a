package io.plumbline.jobs.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real files that lie beside the project where they are at hand; tests that need them skip elsewhere. */
public final class SharedFiles {
    private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."), "..", "shared", "data");

    private SharedFiles() {}

    /** Copies a file of the shared folder to where a client would drop it. */
    public static void copy(String name, Path folder) throws IOException {
        Path file = ROOT.resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file), "needs the real file " + name + " in ../shared/data beside the project");
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(file.getFileName()));
    }
}
