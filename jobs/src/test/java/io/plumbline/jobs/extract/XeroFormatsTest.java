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
import org.junit.jupiter.params.provider.ValueSource;

/** Xero's reports, lists and API. No export is at hand: the files follow Xero's help pages and API reference. */
class XeroFormatsTest {
    private static final String JOURNAL = """
            {"JournalID": "j1", "JournalDate": "/Date(1297036800000+0000)/", "JournalNumber": 1, "Reference": "R1", \
            "SourceType": "ACCREC", "CreatedDateUTC": "/Date(1297091234567+0000)/", "JournalLines": [\
            {"AccountID": "a1", "AccountCode": "610", "AccountType": "CURRENT", "AccountName": "Accounts Receivable", \
            "NetAmount": 120.00, "GrossAmount": 120.00, "TaxAmount": 0, "TrackingCategories": []}, \
            {"AccountID": "a2", "AccountCode": "", "AccountType": "BANK", "AccountName": "Card", "NetAmount": -120.00, \
            "GrossAmount": -120.00, "TaxAmount": 0, "TrackingCategories": [{"Name": "Region", "Option": "North"}]}]}""";

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
    void accountTransactionsAreGroupedByAccountsInAnyWriting() throws IOException {
        StagedExport export = read("transactions.csv", """
                Account Transactions
                Demo Company (UK)
                For the period 1 January 2025 to 31 January 2025

                Date,Source,Description,Reference,Debit,Credit,Running Balance,Gross,VAT
                Accounts Receivable,,,,,,,,
                Opening Balance,,,,"500.00",0.00,500.00,,
                31 Jan 2025,Receivable Invoice,Ridgeway - Design,INV-1,120.00,0.00,620.00,120.00,0.00
                Total Accounts Receivable,,,,120.00,0.00,120.00,120.00,0.00
                Closing Balance,,,,620.00,0.00,620.00,,
                200 - Sales,,,,,,,,
                31 Jan 2025,Receivable Invoice,Design,INV-1,0.00,100.00,100.00,120.00,20.00
                Total 200 - Sales,,,,0.00,100.00,100.00,,
                VAT (820),,,,,,,,
                31 Jan 2025,Receivable Invoice,VAT,INV-1,0.00,20.00,20.00,20.00,0.00
                Total VAT (820),,,,0.00,20.00,20.00,,
                Total,,,,120.00,120.00,0.00,,
                """);
        assertThat(export.format()).isEqualTo("xero-account-transactions");
        assertThat(export.rows().get(0).coveredFrom()).hasToString("2025-01-01");
        assertThat(desk.rows("ledger_line", "entry_id, account_code, account_name, amount::double"))
                .containsExactly(
                        List.of(
                                "2025-01-31/Receivable Invoice/INV-1",
                                "Accounts Receivable",
                                "Accounts Receivable",
                                120.0),
                        List.of("2025-01-31/Receivable Invoice/INV-1", "200", "Sales", -100.0),
                        List.of("2025-01-31/Receivable Invoice/INV-1", "820", "VAT", -20.0));
        assertThat(desk.rows(
                        "stated_balance",
                        "source_row, account_code, statement, measure, to_on::varchar, amount::double",
                        "order by source_row"))
                .containsExactly(
                        List.of(7L, "Accounts Receivable", "control total", "opening", "2024-12-31", 500.0),
                        List.of(10L, "Accounts Receivable", "control total", "closing", "2025-01-31", 620.0));
    }

    @Test
    void balancesMayStandInTheRunningBalanceOnly() throws IOException {
        read("transactions.csv", """
                Account Transactions
                Demo
                For the month ended 31 January 2025

                Date,Source,Reference,Debit,Credit,Running Balance
                Loan (900),,,,,
                Opening Balance,,,,,150.00
                31 Jan 2025,Spend Money,1,60.00,0.00,90.00
                Net movement,,,60.00,0.00,
                Closing Balance,,,,,90.00
                Tax (820),,,,,
                Opening Balance,,,,,
                31 Jan 2025,Spend Money,1,0.00,60.00,-60.00
                Closing Balance,,,,,-60.00
                """);
        assertThat(desk.rows("ledger_line", "count(*), sum(amount)::double")).containsExactly(List.of(2L, 0.0));
        assertThat(desk.rows(
                        "stated_balance",
                        "account_code, measure, coalesce(amount, 0)::double, coalesce(natural_amount, 0)::double",
                        "order by source_row"))
                .as("the loan's balance moves against debits, the tax's with them")
                .containsExactly(
                        List.of("900", "opening", 0.0, 150.0),
                        List.of("900", "closing", 0.0, 90.0),
                        List.of("820", "closing", -60.0, 0.0));
    }

    @Test
    void columnsMayBePickedAndOrderedAtWill() throws IOException {
        StagedExport export = read("transactions.csv", """
                Account Transactions
                Demo
                For the period 1 January 2025 to 31 January 2025

                Account Code,Net (GBP),Date,Account,Account Type
                200,100.00,31/01/2025,Sales,Revenue
                610,100.00,31/01/2025,Accounts Receivable,Current Asset
                """);
        assertThat(export.format()).isEqualTo("xero-account-transactions");
        assertThat(desk.rows("ledger_line", "account_code, account_type, natural_amount::double, entry_id"))
                .containsExactly(
                        List.of("200", "Revenue", 100.0, "2025-01-31"),
                        List.of("610", "Current Asset", 100.0, "2025-01-31"));
    }

    @Test
    void linesWhoseReferenceDoesNotBalanceAreADayTogether() throws IOException {
        StagedExport export = read("detail.csv", """
                General Ledger Detail
                Demo
                For the month ended 31 January 2025

                Date,Source,Description,Reference,Debit,Credit,Running Balance,Account Code,Account,Currency,Debit (Source),Credit (Source)
                31/01/2025,Receivable Payment,Paid,P1,140.00,0.00,140.00,090,Bank,EUR,100.00,0.00
                31/01/2025,Receivable Payment,Paid,P1,0.00,125.00,-125.00,610,Receivable,EUR,0.00,100.00
                31/01/2025,Realised Currency Gains,,,0.00,15.00,-15.00,499,Gains,,,
                """);
        assertThat(export.format()).isEqualTo("xero-account-transactions");
        assertThat(desk.rows("ledger_line", "entry_id, amount::double, coalesce(transaction_amount, 0)::double"))
                .containsExactly(
                        List.of("2025-01-31", 140.0, 100.0),
                        List.of("2025-01-31", -125.0, -100.0),
                        List.of("2025-01-31", -15.0, 0.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n\"Status\": \"OK\",\n\"Journals\": [%s]}", "[%s]", "%s", "{\"Journals\": [%s]}"})
    void journalsOfTheApiAreReadInEveryWrapping(String wrapping) throws IOException {
        StagedExport export = read("journals.json", wrapping.formatted(JOURNAL));
        assertThat(export.format()).isEqualTo("xero-journals");
        assertThat(
                        desk.rows(
                                "ledger_line",
                                "entry_id, posted_on::varchar, account_code, account_type, amount::double, coalesce(location, ''), entered_on::varchar"))
                .containsExactlyInAnyOrder(
                        List.of("1", "2011-02-07", "610", "CURRENT", 120.0, "", "2011-02-07 15:07:14.567"),
                        List.of("1", "2011-02-07", "Card", "BANK", -120.0, "North", "2011-02-07 15:07:14.567"));
    }

    @Test
    void chartOfAccountsIsReadAsItIsImportedAgain() throws IOException {
        StagedExport export = read("chart.csv", """
                *Code,*Name,*Type,*Tax Code,Description,Dashboard,Expense Claims,Enable Payments,Balance
                ,Business Bank,Bank,No VAT,,Yes,No,No,
                200,Sales,Revenue,20% (VAT on Income),Income,No,No,No,
                """);
        assertThat(export.format()).isEqualTo("xero-chart-of-accounts");
        assertThat(desk.rows("account", "account_code, account_name, account_type"))
                .containsExactly(List.of("Business Bank", "Business Bank", "Bank"), List.of("200", "Sales", "Revenue"));
    }

    @Test
    void invoicesCountOnceHoweverManyLinesTheyHave() throws IOException {
        StagedExport export = read("invoices.csv", """
                ContactName,EmailAddress,InvoiceNumber,InvoiceDate,DueDate,Total,InvoiceAmountPaid,InvoiceAmountDue,Description,Currency,Type,Status
                Capital Cab,,INV-9,14/02/2025,28/02/2025,242.00,0.00,242.00,Taxi,GBP,Bill,Awaiting Payment
                Capital Cab,,INV-9,14/02/2025,28/02/2025,242.00,0.00,242.00,Tip,GBP,Bill,Awaiting Payment
                City Agency,,INV-10,15/02/2025,28/02/2025,50.00,50.00,0.00,Design,GBP,Sales invoice,Paid
                City Agency,,CN-1,15/02/2025,28/02/2025,50.00,50.00,0.00,Design,GBP,Sales credit note,Paid
                City Agency,,INV-11,15/02/2025,28/02/2025,70.00,0.00,70.00,Design,GBP,Sales invoice,Draft
                """);
        assertThat(export.format()).isEqualTo("xero-invoices");
        assertThat(export.files().get(0).leftOut())
                .containsExactly(
                        new LeftOut("credit note", 1), new LeftOut("further line", 1), new LeftOut("not issued", 1));
        assertThat(desk.rows("open_item", "kind, party_name, document_ref, amount::double, open_amount::double"))
                .containsExactly(
                        List.of("payable", "Capital Cab", "INV-9", 242.0, 242.0),
                        List.of("receivable", "City Agency", "INV-10", 50.0, 0.0));
    }

    @Test
    void agedReceivablesAreOpenItemsOfTheirContacts() throws IOException {
        StagedExport export = read("aged.csv", """
                Aged Receivables Detail
                Demo Company (UK)
                As at 31 March 2025
                Ageing by due date

                Invoice Date,Due Date,Invoice Number,Invoice Reference,Current,< 1 Month,1 Month,Older,Total
                City Agency,,,,,,,,
                14 Feb 2025,28 Feb 2025,INV-1,P/O 1,0.00,0.00,121.00,0.00,121.00
                15 Mar 2025,31 Mar 2025,CN-1,,0.00,-10.00,0.00,0.00,-10.00
                Total City Agency,,,,0.00,-10.00,121.00,0.00,111.00
                Total,,,,0.00,-10.00,121.00,0.00,111.00
                Percentage of total,,,,0.00%,-9.01%,109.01%,0.00%,100.00%
                """);
        assertThat(export.format()).isEqualTo("xero-aged-items");
        assertThat(desk.rows("open_item", "kind, party_name, document_ref, due_on::varchar, open_amount::double"))
                .containsExactly(List.of("receivable", "City Agency", "INV-1", "2025-02-28", 121.0));
    }
}
