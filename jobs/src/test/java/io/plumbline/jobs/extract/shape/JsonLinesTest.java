package io.plumbline.jobs.extract.shape;

import static io.plumbline.jobs.extract.shape.Exports.leftOut;
import static io.plumbline.jobs.extract.shape.Exports.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    Path folder;

    private RowList read(String text, ShapeSettings settings) throws IOException {
        return Exports.read(Shape.JSON_LINES, new Exports(folder).text(text), settings);
    }

    @Test
    void nestedFieldsAreNamedWithDotsAndNumbersStayAsTheyAre() throws IOException {
        RowList rows = read("""
                {"id": 1, "user": {"name": "Ann, \\"A\\"", "vip": true}, "sum": 10.50}

                {"id": 2, "tags": ["a", 1], "sum": 1E+3, "user": null}
                """, ShapeSettings.DEFAULT);

        assertThat(rows.columns()).containsExactly("id", "user.name", "user.vip", "sum", "tags", "user");
        assertThat(shown(rows)).containsExactly("1: 1|Ann, \"A\"|true|10.50||", "3: 2|||1000|[\"a\",1]|");
        assertThat(leftOut(rows)).containsExactly("2 blank line");
    }

    @Test
    void badLinesAreRejected() throws IOException {
        RowList rows = read("{\"a\": 1}\n{\"a\": \n[1]\n{\"a\": 2} x\n{\"a\": 3}\n", ShapeSettings.DEFAULT);

        assertThat(shown(rows)).containsExactly("1: 1", "5: 3");
        assertThat(rows.rejected()).extracting(RowList.Rejected::sourceRow).containsExactly(2L, 3L, 4L);
    }

    @Test
    void fileOfAnotherKindIsNotReadToItsEndToFindThatOut() throws IOException {
        Source ledger = new Exports(folder).text("Date,Account,Debit\n".repeat(1_000));

        RowList rows = RowList.peek(Shape.JSON_LINES, ledger, Profile.of(ledger), ShapeSettings.DEFAULT, 50);

        assertThat(rows.rejected()).hasSize(50);
    }

    @Test
    void arraysAreExploded() throws IOException {
        RowList rows = read(
                "{\"order\": 7, \"items\": [{\"sku\": \"a\"}, {\"sku\": \"b\"}]}\n{\"order\": 8, \"items\": []}\n",
                ShapeSettings.builder().explode("items").build());

        assertThat(rows.columns()).containsExactly("order", "items.sku");
        assertThat(shown(rows)).containsExactly("1: 7|a", "1: 7|b", "2: 8|");
    }

    @Test
    void arrayFilesAndDocumentsAreRead() throws IOException {
        assertThat(shown(read("[\n {\"a\": 1},\n {\"a\": 2}\n]\n", ShapeSettings.DEFAULT)))
                .containsExactly("2: 1", "3: 2");
        String document = "{\n \"Journals\": [\n  {\"Net\": 1.5},\n  {\"Net\": -1.5}\n ]\n}\n";
        assertThat(read(document, ShapeSettings.builder().explode("Journals").build())
                        .column("Journals.Net"))
                .containsExactly("1.5", "-1.5");
        assertThatThrownBy(() -> read("[{\"a\": 1},\n{\"a\"", ShapeSettings.DEFAULT))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("broken JSON on line 2");
    }

    @Test
    void namedColumnsAreTakenInTheirOrder() throws IOException {
        RowList rows = read(
                "{\"a\": 1, \"b\": 2}\n",
                ShapeSettings.builder().header(Header.absent("b", "c")).build());

        assertThat(rows.columns()).containsExactly("b", "c");
        assertThat(shown(rows)).containsExactly("1: 2|");
    }
}
