package io.plumbline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.warehouse.serve.QueryFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {
    @TempDir
    Path folder;

    @Test
    void theVariableComesFirst() {
        assertThat(Warehouse.catalogue(Map.of("PLUMBLINE_WAREHOUSE", "books/current.duckdb"), folder))
                .isEqualTo(Path.of("books/current.duckdb"));
    }

    @Test
    void theDemoIsFoundFromAFolderBelowIt() throws IOException {
        Path catalogue = folder.toRealPath().resolve("plumbline-demo/warehouse/current.duckdb");
        Files.createDirectories(catalogue.getParent());
        Files.createFile(catalogue);
        Path notebooks = Files.createDirectories(folder.toRealPath().resolve("notebooks"));
        assertThat(Warehouse.catalogue(Map.of(), notebooks)).isEqualTo(catalogue);
    }

    @Test
    void withoutAWarehouseItSaysHowToGetOne() {
        assertThatThrownBy(() -> Warehouse.catalogue(Map.of(), folder))
                .isInstanceOf(QueryFailure.class)
                .hasMessageContaining("./plumbline demo")
                .hasMessageContaining("PLUMBLINE_WAREHOUSE");
        assertThatThrownBy(() -> Warehouse.open(folder.resolve("current.duckdb")))
                .isInstanceOf(QueryFailure.class)
                .hasMessageContaining("Found no warehouse at " + folder);
    }
}
