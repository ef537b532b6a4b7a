package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IIF. No file was at hand: the kinds and columns are those of Intuit's published description of the format. */
class QuickBooksDesktopTest {
    @TempDir
    Path folder;

    @Test
    void listsAndTransactionsOfOneFileEachWithItsDeclaredColumns() throws IOException {
        Desk desk = new Desk(folder)
                .file(
                        "company.iif",
                        String.join(
                                "\n",
                                "!HDR\tPROD\tVER",
                                "HDR\tQuickBooks Pro\t2024",
                                "!ACCNT\tNAME\tACCNTTYPE\tDESC",
                                "ACCNT\tChecking\tBANK\t",
                                "ACCNT\tUtilities:Power\tEXP\t",
                                "!CUST\tNAME\tEMAIL",
                                "CUST\tSmith\tsmith@example.com",
                                "!TRNS\tTRNSID\tTRNSTYPE\tDATE\tACCNT\tNAME\tCLASS\tAMOUNT\tDOCNUM\tMEMO",
                                "!SPL\tSPLID\tTRNSTYPE\tDATE\tACCNT\tNAME\tCLASS\tAMOUNT\tDOCNUM\tMEMO",
                                "!ENDTRNS",
                                "TRNS\t\tCHECK\t1/31/2025\tChecking\tCity Power\tNorth\t-80.50\t101\t",
                                "SPL\t\t\t\tUtilities:Power\t\tNorth\t80.50\t\t\"January, \"\"late\"\"\"",
                                "ENDTRNS",
                                "TRNS\t\tINVOICE\t1/31/2025\tAccounts Receivable\tSmith\t\t1,200.00\t7\t",
                                "SPL\t\tINVOICE\t1/31/2025\tSales\tSmith\t\t-1,200.00\t7\tDesk",
                                "ENDTRNS",
                                ""));
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("quickbooks-desktop");
        assertThat(export.files().get(0).rowsRejected()).isZero();
        assertThat(
                        desk.rows(
                                "ledger_line",
                                "entry_id, posted_on::varchar, account_code, amount::double, document_ref, location, description"))
                .containsExactlyInAnyOrder(
                        Arrays.asList("2025-01-31/1", "2025-01-31", "Checking", -80.5, "101", "North", null),
                        Arrays.asList(
                                "2025-01-31/1",
                                "2025-01-31",
                                "Utilities:Power",
                                80.5,
                                "101",
                                "North",
                                "January, \"late\""),
                        Arrays.asList("2025-01-31/2", "2025-01-31", "Accounts Receivable", 1200.0, "7", null, null),
                        Arrays.asList("2025-01-31/2", "2025-01-31", "Sales", -1200.0, "7", null, "Desk"));
        assertThat(desk.rows("account", "account_code, account_type, parent_code"))
                .containsExactly(
                        Arrays.asList("Checking", "Bank", null),
                        Arrays.asList("Utilities:Power", "Expense", "Utilities"));
        assertThat(desk.rows("party", "party_name, role, email like '%@%'"))
                .containsExactly(List.of("Smith", "customer", false));
    }

    @Test
    void aLineOfAKindThatIsNotDeclaredIsRejected() throws IOException {
        Desk desk = new Desk(folder).file("company.iif", "!CUST\tNAME\nCUST\tSmith\nVEND\tMill\n");
        StagedExport export = desk.stagedOnly();
        assertThat(export.files().get(0).rowsRejected()).isEqualTo(1);
        assertThat(desk.rows("reject", "source_row, expected"))
                .containsExactly(List.of(3L, "a line !VEND above, with its columns"));
    }
}
