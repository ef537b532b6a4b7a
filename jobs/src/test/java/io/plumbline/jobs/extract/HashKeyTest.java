package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashKeyTest {
    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("warehouse/hash.key");

        String key = HashKey.of(Map.of(), file);

        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(HashKey.of(Map.of(), file)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theEnvironmentsKeyIsWrittenNowhere() {
        Path file = folder.resolve("warehouse/hash.key");

        assertThat(HashKey.of(Map.of("PLUMBLINE_HASH_KEY", "given"), file)).isEqualTo("given");
        assertThat(file).doesNotExist();
    }

    @Test
    void anEmptyKeyHidesNobodyAndIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("hash.key"));

        assertThatThrownBy(() -> HashKey.of(Map.of(), file))
                .isInstanceOf(UserMistake.class)
                .hasMessageStartingWith(file + " is empty");
    }
}
