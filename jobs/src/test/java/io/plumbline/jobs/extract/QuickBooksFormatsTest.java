package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of QuickBooks Online. No export is at hand: the files follow Intuit's help pages and exports shown in public. */
class QuickBooksFormatsTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private StagedExport read(String name, String text) throws IOException {
        StagedExport export = desk.file(name, text).stagedOnly();
        assertThat(export.files().get(0).refused()).isNull();
        assertThat(export.files().get(0).rowsRejected()).isZero();
        return export;
    }

    @Test
    void olderLedgerTakesTheAccountFromItsSection() throws IOException {
        StagedExport export = read("ledger.csv", """
                Crumb & Co,,,,,,,,
                General Ledger,,,,,,,,
                "January 1 - March 31, 2025",,,,,,,,

                ,Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance
                Checking,,,,,,,,
                ,Beginning Balance,,,,,,,"1,201.00"
                ,31/01/2025,Expense,12,Mill,Flour,Fuel,"(1,050.00)",151.00
                Total for Checking,,,,,,,"$-1,050.00",
                Automobile,,,,,,,,
                Fuel,,,,,,,,
                ,31/01/2025,Expense,12,Mill,Flour,Checking,"$1,000.00","$1,000.00"
                Total for Fuel,,,,,,,"$1,000.00",
                Total for Automobile with sub-accounts,,,,,,,"$1,000.00",
                Heating,,,,,,,,
                Fuel,,,,,,,,
                ,31/01/2025,Expense,12,Mill,Oil,Checking,50.00,50.00
                Total for Fuel,,,,,,,$50.00,
                Total for Heating with sub-accounts,,,,,,,$50.00,
                TOTAL,,,,,,,,

                "Accrual Basis Friday, April 4, 2025 10:12 AM GMT+01:00"
                """);
        assertThat(export.format()).isEqualTo("quickbooks-general-ledger");
        assertThat(desk.rows("ledger_line", "entry_id, account_code, account_name, natural_amount::double, party_role"))
                .containsExactly(
                        List.of("2025-01-31/Expense/12", "Checking", "Checking", -1050.0, "supplier"),
                        List.of("2025-01-31/Expense/12", "Automobile:Fuel", "Fuel", 1000.0, "supplier"),
                        List.of("2025-01-31/Expense/12", "Heating:Fuel", "Fuel", 50.0, "supplier"));
        assertThat(desk.rows(
                        "stated_balance",
                        "source_row, account_code, statement, measure, to_on::varchar, natural_amount::double",
                        "order by source_row"))
                .as("what Checking begins with is held against its lines and its last balance, and not posted")
                .containsExactly(
                        List.of(7L, "Checking", "control total", "opening", "2024-12-31", 1201.0),
                        List.of(8L, "Checking", "control total", "closing", "2025-03-31", 151.0),
                        List.of(12L, "Automobile:Fuel", "control total", "closing", "2025-03-31", 1000.0),
                        List.of(17L, "Heating:Fuel", "control total", "closing", "2025-03-31", 50.0));
    }

    /** Nobody says which sign the balance has beside debits and credits: how it moves tells. */
    @ParameterizedTest
    @CsvSource({"150.00, 90.00, natural_amount, 150, 90", "-150.00, -90.00, amount, -150, -90"})
    void balancesBesideDebitsAndCreditsAreReadAsTheyMove(
            String opening, String closing, String column, double opened, double closed) throws IOException {
        read("ledger.csv", """
                General Ledger
                Crumb & Co
                "January 1 - January 31, 2025"

                ,Distribution account,Transaction date,Transaction type,Num,Name,Description,Split,Debit,Credit,Balance
                Loan,,,,,,,,,,
                ,Beginning Balance,,,,,,,,,%s
                ,Loan,01/31/2025,Check,1,Bank,,Checking,60.00,,%s
                """.formatted(opening, closing));
        assertThat(desk.rows("stated_balance", "measure, %s::double".formatted(column), "order by source_row"))
                .containsExactly(List.of("opening", opened), List.of("closing", closed));
    }

    @Test
    void newerLedgerMayHaveDebitAndCredit() throws IOException {
        StagedExport export = read("ledger.csv", """
                General Ledger
                Crumb & Co
                "As of March 31, 2025"

                ,Distribution account,Transaction date,Transaction type,Num,Name,Description,Split,Debit,Credit,Balance
                Checking,,,,,,,,,,
                ,Checking,01/31/2025,Expense,,Mill,Flour,Flour,,50.00,"1,151.00"
                Total for Checking,,,,,,,,,$50.00,
                Flour,,,,,,,,,,
                ,Flour,01/31/2025,Expense,,Mill,Flour,Checking,50.00,,50.00
                Total for Flour,,,,,,,,$50.00,,
                """);
        assertThat(export.format()).isEqualTo("quickbooks-general-ledger");
        assertThat(desk.rows("ledger_line", "account_code, amount::double"))
                .containsExactly(List.of("Checking", -50.0), List.of("Flour", 50.0));
    }

    @Test
    void transactionDetailKeepsTwoAccountsOfOneLeafNameApart() throws IOException {
        StagedExport export = read("detail.csv", """
                Crumb & Co
                Transaction Detail by Account
                March 2025

                ,Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount,Balance
                Automobile
                Fuel
                ,03/15/2025,Expense,12,Mill,,Fuel,Checking,50.00,50.00
                Total for Fuel,,,,,,,,$50.00,
                Total for Automobile with sub-accounts,,,,,,,,$50.00,
                Heating
                Fuel
                ,03/15/2025,Expense,13,Mill,,Fuel,Checking,7.00,7.00
                Total for Fuel,,,,,,,,$7.00,
                Total for Heating with sub-accounts,,,,,,,,$7.00,
                """);
        assertThat(export.format()).isEqualTo("quickbooks-transaction-detail");
        assertThat(desk.rows("ledger_line", "account_code, natural_amount::double"))
                .containsExactly(List.of("Automobile:Fuel", 50.0), List.of("Heating:Fuel", 7.0));
    }

    @Test
    void transactionDetailWithoutSectionsTakesTheAccountFromTheRow() throws IOException {
        StagedExport export = read("detail.csv", """
                Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount
                2025-03-15,Check,101,Landlord,Rent,Rent:Shop,Checking,"1,200.00"
                """);
        assertThat(export.format()).isEqualTo("quickbooks-transaction-detail");
        assertThat(desk.rows("ledger_line", "account_code")).containsExactly(List.of("Rent:Shop"));
    }

    @Test
    void newerJournalNamesItsColumnsOtherwise() throws IOException {
        StagedExport export = read("journal.csv", """
                Journal
                Crumb & Co
                "January 1 - March 31, 2025"

                Transaction date,Transaction type,Num,Name,Description,Full name,Debit,Credit
                01/13/2025,Invoice,1,Amy,Bread,Accounts Receivable (A/R),"$1,050.00",
                ,,,,,Sales,,"1,000.00"
                ,,,,,Tax,,50.00
                ,,,,,,"$1,050.00","$1,050.00"
                01/13/2025,Expense,1,Mill,,Flour,5.00,
                ,,,,,Checking,,5.00
                TOTAL,,,,,,"$1,055.00","$1,055.00"
                """);
        assertThat(export.format()).isEqualTo("quickbooks-journal");
        assertThat(desk.rows("ledger_line", "entry_id, account_code, amount::double"))
                .containsExactly(
                        List.of("2025-01-13/1", "Accounts Receivable (A/R)", 1050.0),
                        List.of("2025-01-13/1", "Sales", -1000.0),
                        List.of("2025-01-13/1", "Tax", -50.0),
                        List.of("2025-01-13/2", "Flour", 5.0),
                        List.of("2025-01-13/2", "Checking", -5.0));
    }

    @Test
    void numberedAccountsAreListedAsTheReportsNameThem() throws IOException {
        StagedExport export = read("accounts.csv", """
                Account List,,,,
                Crumb & Co,,,,

                Account #,Full name,Type,Detail type,Description
                6000,Utilities,Expenses,Utilities,
                6010,Utilities:Gas,Expenses,Utilities,
                ,Sales,Income,Sales of Product Income,
                """);
        assertThat(export.format()).isEqualTo("quickbooks-chart-of-accounts");
        assertThat(desk.rows("account", "account_code, account_name, coalesce(parent_code, '')"))
                .containsExactly(
                        List.of("6000 Utilities", "Utilities", ""),
                        List.of("6000 Utilities:6010 Gas", "Gas", "6000 Utilities"),
                        List.of("Sales", "Sales", ""));
    }

    @Test
    void agingDetailGivesOpenInvoicesAndCountsCreditsApart() throws IOException {
        StagedExport export = read("aging.csv", """
                A/R Aging Detail
                Crumb & Co
                "As of March 31, 2025"

                ,Date,Transaction Type,Num,Customer,Location,Due Date,Amount,Open Balance
                91 or more days past due,,,,,,,,
                ,10/14/2024,Invoice,1001,Amy's Bird Sanctuary,,11/13/2024,"1,000.00",239.00
                Total for 91 or more days past due,,,,,,,"$1,000.00",$239.00
                Current,,,,,,,,
                ,03/14/2025,Credit Memo,1002,Freeman,,04/13/2025,-50.00,-50.00
                ,03/14/2025,Invoice,1003,Freeman,,04/13/2025,85.00,85.00
                Total for Current,,,,,,,$35.00,$35.00
                TOTAL,,,,,,,"$1,035.00",$274.00
                """);
        assertThat(export.format()).isEqualTo("quickbooks-open-items");
        assertThat(export.files().get(0).leftOut()).contains(new LeftOut("unapplied credit", 1));
        assertThat(desk.rows(
                        "open_item",
                        "kind, party_name, document_ref, due_on::varchar, amount::double, open_amount::double"))
                .containsExactly(
                        List.of("receivable", "Amy's Bird Sanctuary", "1001", "2024-11-13", 1000.0, 239.0),
                        List.of("receivable", "Freeman", "1003", "2025-04-13", 85.0, 85.0));
    }

    @Test
    void unpaidBillsAreListedBelowTheirVendorsAndTelephoneNumbers() throws IOException {
        StagedExport export = read("unpaid.csv", """
                Crumb & Co,,,,,,
                Unpaid Bills,,,,,,
                All Dates,,,,,,

                ,Date,Transaction Type,Num,Due Date,Past Due,Amount,Open Balance
                Brosnahan Insurance Agency,,,,,,,
                (650) 555-9912,,,,,,,
                ,02/14/2025,Bill,,02/24/2025,35,241.23,241.23
                Total for Brosnahan Insurance Agency,,,,,,$241.23,$241.23
                Diego's Road Warrior,,,,,,,
                ,02/28/2025,Bill,7,03/10/2025,21,755.00,55.00
                Total for Diego's Road Warrior,,,,,,$755.00,$55.00
                """);
        assertThat(export.format()).isEqualTo("quickbooks-open-items");
        assertThat(desk.rows("open_item", "kind, party_name, amount::double, open_amount::double"))
                .containsExactly(
                        List.of("payable", "Brosnahan Insurance Agency", 241.23, 241.23),
                        List.of("payable", "Diego's Road Warrior", 755.0, 55.0));
    }

    @Test
    void contactListsKeepContactsOfWhomOnlyTheNameIsKnown() throws IOException {
        StagedExport export = read("customers.csv", """
                Customer Contact List,,,,
                Crumb & Co,,,,

                Customer full name,Phone numbers,Email,Full name,Billing address,Shipping address
                Amy's Bird Sanctuary,Phone: (650) 555-3311,birds@example.com,Amy Lauterbach,4581 Finch St.,
                Freeman:Job 1,,,,,
                """);
        assertThat(export.format()).isEqualTo("quickbooks-customers");
        assertThat(desk.rows("party", "party_code, role, coalesce(parent_name, '')"))
                .containsExactly(
                        List.of("Amy's Bird Sanctuary", "customer", ""),
                        List.of("Freeman:Job 1", "customer", "Freeman"));
    }

    @Test
    void vendorsHaveAListOfTheirOwn() throws IOException {
        StagedExport export = read("vendors.csv", """
                Crumb & Co,,,,,
                Vendor Contact List,,,,,

                Vendor,Phone Numbers,Email,Full Name,Address,Account #
                Brosnahan,,b@example.com,Nick,P.O. Box 5,7653412
                """);
        assertThat(export.format()).isEqualTo("quickbooks-vendors");
        assertThat(desk.rows("party", "party_name, role")).containsExactly(List.of("Brosnahan", "supplier"));
    }
}
