package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page in the repository is the one that the schema gives, and what ships is listed. */
class SchemaPageTest {
    @Test
    void thePageIsTheOneThatTheSchemaGives() throws IOException {
        Path page = Path.of(System.getProperty("plumbline.root", ".."), "warehouse-schema", "SCHEMA.md");
        if (Boolean.getBoolean("plumbline.regenerate")) {
            SchemaPage.main(new String[] {page.toString()});
        }
        assertThat(page)
                .as("regenerate it: ./mvnw -pl warehouse-schema test -Dtest=SchemaPageTest -Dplumbline.regenerate=true")
                .content()
                .isEqualTo(SchemaPage.markdown());
    }

    @Test
    void everyViewAndMacroFileIsListed() {
        List<String> listed = new ArrayList<>(Views.VIEWS);
        listed.addAll(Views.MACROS);
        assertThat(files("views")).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void everyStepOfConsolidationIsListed() {
        List<String> listed = new ArrayList<>(Consolidation.STEPS);
        listed.addAll(Consolidation.KEPT);
        assertThat(files("consolidation")).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void everyCheckFileIsListed() {
        List<String> listed = new ArrayList<>(Checks.NAMES);
        listed.addAll(AnalysisTables.CHECKS);
        assertThat(files("checks")).containsExactlyInAnyOrderElementsOf(listed);
    }

    private static List<String> files(String folder) {
        URL resources = Objects.requireNonNull(SchemaPage.class.getResource("/io/plumbline/warehouse/" + folder));
        try (Stream<Path> files = Files.walk(Path.of(resources.toURI()))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".sql", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
