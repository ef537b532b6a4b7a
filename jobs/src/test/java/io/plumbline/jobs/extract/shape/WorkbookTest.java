package io.plumbline.jobs.extract.shape;

import static io.plumbline.jobs.extract.shape.Exports.leftOut;
import static io.plumbline.jobs.extract.shape.Exports.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {
    @TempDir
    Path folder;

    private Source workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            workbook.newWorksheet("Cover").value(0, 0, "Nothing here");
            Worksheet sheet = workbook.newWorksheet("Ledger");
            sheet.value(0, 0, "Account Transactions");
            sheet.value(1, 0, "Crumb & Co");
            String[] names = {"Date", "At", "Text", "Amount", "Paid"};
            for (int i = 0; i < names.length; i++) {
                sheet.value(3, i, names[i]);
            }
            sheet.value(4, 0, LocalDate.of(2024, 2, 29));
            sheet.style(4, 0).format("yyyy-mm-dd").set();
            sheet.value(4, 1, LocalDateTime.of(2024, 2, 29, 10, 15, 30));
            sheet.style(4, 1).format("dd/mm/yyyy hh:mm:ss").set();
            sheet.value(4, 2, "Bread, \"white\"");
            sheet.value(4, 3, 0.1 + 0.2);
            sheet.value(4, 4, true);
            sheet.value(5, 2, "Rent");
            sheet.value(5, 3, 1e-7);
            sheet.value(6, 3, 45000);
            sheet.style(6, 3).format("#,##0.00 \"days\"").set();
        }
        return new Exports(folder).bytes("ledger.xlsx", bytes.toByteArray());
    }

    @Test
    void sheetWithTheHeaderIsReadBelowItsTitle() throws IOException {
        RowList rows = Exports.read(
                Shape.WORKBOOK,
                workbook(),
                ShapeSettings.builder()
                        .header(Header.containing("Date", "Amount"))
                        .build());

        assertThat(shown(rows))
                .containsExactly(
                        "5: 2024-02-29|2024-02-29T10:15:30|Bread, \"white\"|0.3|true",
                        "6: ||Rent|0.0000001|",
                        "7: |||45000|");
        assertThat(leftOut(rows)).containsExactly("1 preamble", "2 preamble");
    }

    @Test
    void sheetIsChosenByName() throws IOException {
        Source source = workbook();

        assertThat(Exports.read(
                                Shape.WORKBOOK,
                                source,
                                ShapeSettings.builder().sheet("cover").build())
                        .columns())
                .containsExactly("Nothing here");
        assertThatThrownBy(() -> Exports.read(
                        Shape.WORKBOOK,
                        source,
                        ShapeSettings.builder().sheet("2025").build()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("found the sheets Cover, Ledger, expected a sheet 2025");
    }

    @Test
    void damagedWorkbooksAndOldOnesAreRefused() throws IOException {
        byte[] whole = workbook().open().readAllBytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 500);
        Source old = new Exports(folder)
                .bytes("old.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0});

        assertThat(old.path()).isEqualTo("old.xls");
        assertThatThrownBy(() -> Exports.read(Shape.WORKBOOK, old, ShapeSettings.DEFAULT))
                .hasMessageContaining("Save it as .xlsx without password");
        assertThatThrownBy(() -> new Exports(folder).bytes("cut.xlsx", cut))
                .hasMessageContaining("damaged zip archive");
        Source text = new Exports(folder).bytes("a.xlsx", "a,b".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Exports.read(Shape.WORKBOOK, text, ShapeSettings.DEFAULT))
                .hasMessageContaining("found a file of kind text");
    }
}
