package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Real exports with known numbers of rows; skipped where they are not at hand. */
class RealFilesTest {
    private static final Path DATA = Path.of(System.getProperty("plumbline.root", "."), "../shared/data");

    private static Source file(String path) throws IOException {
        Path file = DATA.resolve(path);
        assumeThat(file).as("real files beside the repository").exists();
        return Exports.only(Sources.in(DATA, file));
    }

    private static RowList read(String path, ShapeSettings settings) throws IOException {
        RowList rows = Exports.read(Shape.DELIMITED, file(path), settings);
        assertThat(rows.rejected()).isEmpty();
        assertThat(rows.leftOut()).isEmpty();
        return rows;
    }

    @Test
    void frenchLedgerIsCodePage850() throws IOException {
        RowList rows = read(
                "fec-fruit-nectar/111111111FEC20221231.TXT",
                ShapeSettings.builder().trim(true).build());

        assertThat(rows.rows()).hasSize(934);
        assertThat(rows.columns()).hasSize(18).endsWith("MontantDevise", "Idevise");
        assertThat(rows.column("EcritureLib")).anyMatch(text -> text.startsWith("CREAT° MAQUETTE"));
        assertThat(Profile.of(file("fec-fruit-nectar/111111111FEC20221231.TXT"))
                        .encoding()
                        .label())
                .isEqualTo("cp850");
    }

    @Test
    void bakeryKeepsItsDuplicates() throws IOException {
        assertThat(read("bakery-edinburgh/BreadBasket_DMS.csv.gz", ShapeSettings.DEFAULT)
                        .rows())
                .hasSize(21_293);
    }

    @Test
    void pipelineOfTheSellerOfComputers() throws IOException {
        assertThat(read("crm-pipeline/sales_pipeline.csv.gz", ShapeSettings.DEFAULT)
                        .rows())
                .hasSize(8_800);
    }

    @Test
    void financeTableHasNoHeader() throws IOException {
        RowList rows = read(
                "adventureworks-finance/dw/FactFinance.csv.gz",
                ShapeSettings.builder()
                        .header(Header.absent(
                                "FinanceKey",
                                "DateKey",
                                "OrganizationKey",
                                "DepartmentGroupKey",
                                "ScenarioKey",
                                "AccountKey",
                                "Amount",
                                "Date"))
                        .build());

        assertThat(rows.rows()).hasSize(39_409);
        assertThat(rows.rows().get(0).cells()).startsWith("1", "20101229", "3", "1", "1", "60", "22080.0");
    }
}
