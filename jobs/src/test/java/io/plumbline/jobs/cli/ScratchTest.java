package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path shared;

    @Test
    void foldersOfTheDeadAreSweptAndThoseOfTheLivingStay() throws IOException {
        Path dead = folder("plumbline-tmp-0-1");
        Files.createFile(dead.resolve("lock"));
        Files.writeString(dead.resolve("libduckdb.so"), "left behind");
        Path starting = folder("plumbline-tmp-0-2");
        Path stillborn = folder("plumbline-tmp-0-3");
        Files.setLastModifiedTime(stillborn, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path somebodyElses = folder("other");
        Path living = folder("plumbline-tmp-0-4");
        try (FileChannel lock =
                FileChannel.open(living.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(lock.tryLock()).isNotNull();
            Scratch.sweep(shared);
        }
        assertThat(shared).isDirectoryNotContaining(dead::equals).isDirectoryNotContaining(stillborn::equals);
        assertThat(starting).exists();
        assertThat(somebodyElses).exists();
        assertThat(living.resolve("lock")).exists();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(shared.resolve(name));
    }
}
