package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, read with shipped formats or with a mapping in the workspace; the answers stand beside the files. */
class RealFilesTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    @Test
    void frenchLedgerIsReadToTheCent() throws IOException {
        SharedFiles.copy("fec-fruit-nectar/111111111FEC20221231.TXT", desk.exports());
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("fec");
        assertThat(export.files().get(0).encoding()).isEqualTo("cp850");
        assertThat(export.files().get(0).rowsLoaded()).isEqualTo(934);
        assertThat(desk.rows("ledger_line", "sum(amount) filter (amount > 0), sum(amount) filter (amount < 0)"))
                .containsExactly(List.of(new BigDecimal("225682.2300"), new BigDecimal("-225682.2300")));
        assertThat(desk.rows(
                        "ledger_line",
                        "-sum(amount) filter (account_code like '7%'), sum(amount) filter (account_code like '6%')"))
                .containsExactly(List.of(new BigDecimal("36477.3100"), new BigDecimal("37758.4000")));
        assertThat(desk.rows("ledger_line", "count(*) filter (description like 'CREAT° MAQUETTE%')"))
                .isNotEqualTo(List.of(List.of(0L)));
    }

    @Test
    void pipelineKeepsEveryDeal() throws IOException {
        desk.shippedWithTests("crm-pipeline").shippedWithTests("crm-accounts").shippedWithTests("crm-products");
        for (String name : List.of("sales_pipeline.csv.gz", "accounts.csv", "products.csv")) {
            SharedFiles.copy("crm-pipeline/" + name, desk.exports());
        }
        assertThat(desk.staged())
                .extracting(StagedExport::format)
                .contains("crm-pipeline", "crm-accounts", "crm-products");
        assertThat(
                        desk.rows(
                                "deal",
                                "count(*), count(*) filter (outcome = 'won'), sum(amount) filter (outcome = 'won'), count(*) filter (party_name is null)"))
                .containsExactly(List.of(8800L, 4238L, new BigDecimal("10005534.0000"), 1425L));
    }

    @Test
    void bakeryKeepsEqualRows() throws IOException {
        SharedFiles.copy("bakery-edinburgh/BreadBasket_DMS.csv.gz", desk.exports());
        assertThat(desk.stagedOnly().format()).isEqualTo("point-of-sale");
        assertThat(desk.rows("order_line", "count(*), count(distinct order_id), min(ordered_on)::varchar"))
                .containsExactly(List.of(21293L, 9531L, "2016-10-30"));
    }

    @Test
    void financeTableTakesItsSignFromTheAccountTree() throws IOException {
        desk.shippedWithTests("adventureworks-finance");
        SharedFiles.copy("adventureworks-finance/dw/FactFinance.csv.gz", desk.exports());
        SharedFiles.copy("adventureworks-finance/dw/DimAccount.csv", desk.exports());
        assertThat(desk.stagedOnly().files())
                .extracting(StagedExport.SourceFile::rowsLoaded)
                .containsExactlyInAnyOrder(99L, 39409L);
        assertThat(desk.rows("ledger_line", "count(*)")).containsExactly(List.of(34563L));
        assertThat(desk.rows("plan_line", "count(*), sum(amount)::decimal(18,2)"))
                .containsExactly(List.of(4846L, new BigDecimal("42411850.00")));
        assertThat(
                        desk.rows(
                                "ledger_line",
                                "sum(amount) filter (account_code like '1%'), sum(amount) filter (regexp_matches(account_code, '^(2|3)'))"))
                .containsExactly(List.of(new BigDecimal("553505459.2600"), new BigDecimal("-553505459.2600")));
    }
}
