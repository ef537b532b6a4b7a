package io.plumbline.jobs.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String REFUSAL =
            ", expected `${NAME}` for a variable of the environment, or `file:PATH` for a file that holds it: a secret does not belong in the settings";

    @TempDir
    Path root;

    @Test
    void aSecretComesFromTheEnvironment() throws IOException {
        assertThat(read("${DB_PASSWORD}", Map.of("DB_PASSWORD", "hunter2\n")).revealed())
                .isEqualTo("hunter2");
    }

    @Test
    void aSecretComesFromAFileWithoutTheSpaceAroundIt() throws IOException {
        Path elsewhere = Files.writeString(root.resolve("absolute"), "correct horse\n");
        Files.createDirectory(root.resolve("secrets"));
        Files.writeString(root.resolve("secrets/db"), "  hunter 2 \r\n");

        assertThat(read("file:secrets/db", Map.of()).revealed()).isEqualTo("hunter 2");
        assertThat(read("file:" + elsewhere.toAbsolutePath(), Map.of()).revealed())
                .isEqualTo("correct horse");
    }

    @Test
    void whatPrintsASecretShowsNoneOfIt() {
        Secret secret = new Secret("hunter2");

        assertThat("%s %s".formatted(secret, Optional.of(secret))).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "$hunter2", "${hunter2", "${hunter 2}", "[hunter2]", "\"file:\""})
    void theSecretItselfIsRefusedAndNotRepeated(String plain) throws IOException {
        write("jobs:\n  repository_password: " + plain);

        assertThatThrownBy(() -> Workspace.open(root))
                .isInstanceOf(SettingsProblems.class)
                .hasMessage("plumbline.yml:2: found repository_password that may be the secret itself" + REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://clerk:hunter2@host/plumbline",
                "jdbc:postgresql://host/plumbline?password=hunter2",
                "jdbc:postgresql://host/plumbline?user=clerk&password=hunter2",
                "jdbc:postgresql://host/plumbline?sslpassword=hunter2"
            })
    void anAddressWithAPasswordIsRefusedAndNotRepeated(String address) throws IOException {
        write("jobs:\n  repository: " + address);

        assertThatThrownBy(() -> Workspace.open(root))
                .hasMessageStartingWith("plumbline.yml:2: found repository with a password in it, expected the address"
                        + " alone, and the password as repository_password")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${DB_PASSWORD} | found no such variable, or an empty one; set it for the process that runs Plumbline
            ${EMPTY}       | found no such variable, or an empty one; set it for the process that runs Plumbline
            file:none      | found no file {root}/none; write the secret into it, readable for its owner alone
            file:empty     | found an empty file, {root}/empty; write the secret into it
            file:large     | found 70000 bytes in {root}/large; a file that holds the secret alone
            file:binary    | found bytes that are not UTF-8 in {root}/binary; save it as UTF-8
            """)
    void aSecretThatIsNotToBeFoundIsAMistakeOfTheUsers(String name, String message) throws IOException {
        Files.writeString(root.resolve("empty"), " \n");
        Files.writeString(root.resolve("large"), "x".repeat(70_000));
        Files.write(root.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});

        String told =
                "plumbline.yml names the secret %s: %s".formatted(name, message.replace("{root}", root.toString()));
        assertThatThrownBy(() -> read(name, Map.of("EMPTY", " ")))
                .isInstanceOf(UserMistake.class)
                .hasMessage(told);
        assertThat(Workspace.open(root).missingSecrets(Map.of("EMPTY", " "))).containsExactly(told);
    }

    private Secret read(String name, Map<String, String> environment) throws IOException {
        write("jobs:\n  repository_password: " + name);
        Workspace workspace = Workspace.open(root);
        return workspace.secret(workspace.settings().jobs().password().orElseThrow(), environment);
    }

    private void write(String yml) throws IOException {
        Files.writeString(root.resolve("plumbline.yml"), yml);
    }
}
