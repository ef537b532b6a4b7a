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

/**
 * Tables of QuickBooks as a connector lands them. The columns are those of the seeds of Fivetran's package; the rows of the
 * small books are made up, so that each sum can be followed by hand.
 */
class QuickBooksTablesTest {
    private static final String BOOKS = "entry_id, account_code, amount::double, coalesce(settlement_ref, '')";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private StagedExport only() {
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("quickbooks-tables");
        assertThat(export.files()).allSatisfy(file -> {
            assertThat(file.refused()).isNull();
            assertThat(file.rowsRejected()).as(file.path()).isZero();
        });
        return export;
    }

    private List<List<Object>> unbalanced() throws IOException {
        return desk.rows("ledger_line", "distinct entry_id, sum(amount) over (partition by entry_id)").stream()
                .filter(entry -> ((BigDecimal) entry.get(1)).signum() != 0)
                .toList();
    }

    /** An invoice of 100 + 10 tax, paid in part; a bill of 40 paid by card with a vendor credit of 5; a transfer; a deposit. */
    private void quickBooks() throws IOException {
        desk.file("account.csv", """
                id,account_type,account_sub_type,fully_qualified_name,currency_id,active,_fivetran_deleted
                1,Bank,Checking,Checking,USD,TRUE,FALSE
                2,Accounts Receivable,AccountsReceivable,Accounts Receivable (A/R),USD,TRUE,FALSE
                3,Income,SalesOfProductIncome,Sales:Bread,USD,TRUE,FALSE
                4,Other Current Liability,SalesTaxPayable,State Payable,USD,TRUE,FALSE
                5,Accounts Payable,AccountsPayable,Accounts Payable (A/P),USD,TRUE,FALSE
                6,Expense,SuppliesMaterials,Flour,USD,TRUE,FALSE
                7,Credit Card,CreditCard,Card,USD,TRUE,FALSE
                8,Other Current Asset,UndepositedFunds,Undeposited Funds,USD,TRUE,FALSE
                9,Bank,Savings,Savings,USD,TRUE,FALSE
                10,Other Current Asset,Gone,Gone,USD,FALSE,TRUE
                """);
        desk.file("item.csv", "id,name,income_account_id,expense_account_id\n20,Bread,3,6\n");
        desk.file("tax_rate.csv", "id,rate_value,tax_agency_id\n5,10,1\n");
        desk.file("tax_agency.csv", "id,display_name,tax_tracked_on_sales\n1,State,TRUE\n");
        desk.file("invoice.csv", """
                id,customer_id,due_date,balance,total_amount,transaction_date,doc_number,currency_id,exchange_rate,_fivetran_deleted
                100,c1,2025-02-15,50.00,110.00,2025-01-15,INV-100,USD,,FALSE
                101,c1,2025-02-15,0,70.00,2025-01-15,INV-101,USD,,TRUE
                """);
        desk.file("invoice_line.csv", """
                invoice_id,index,amount,sales_item_item_id,description,detail_type
                100,0,100.00,20,Bread,SalesItemLineDetail
                100,1,100.00,,,SubTotalLineDetail
                101,0,70.00,20,Bread,SalesItemLineDetail
                """);
        desk.file("invoice_tax_line.csv", "invoice_id,index,amount,tax_rate_id\n100,0,10.00,5\n");
        desk.file("payment.csv", """
                id,customer_id,receivable_account_id,unapplied_amount,total_amount,transaction_date,currency_id,deposit_to_account_id
                200,c1,,5.00,65.00,2025-01-20,USD,
                """);
        desk.file("payment_line.csv", "payment_id,index,amount,invoice_id,credit_memo_id\n200,0,60.00,100,\n");
        desk.file("deposit.csv", """
                id,account_id,cash_back_account_id,cash_back_amount,total_amount,transaction_date,currency_id
                300,1,,,65.00,2025-01-21,USD
                """);
        desk.file(
                "deposit_line.csv",
                "deposit_id,index,amount,deposit_account_id,payment_id,invoice_id\n300,0,65.00,,200,\n");
        desk.file("bill.csv", """
                id,vendor_id,due_date,balance,total_amount,transaction_date,doc_number,currency_id,payable_account_id
                400,v1,2025-02-01,0,40.00,2025-01-10,B-1,USD,5
                """);
        desk.file(
                "bill_line.csv",
                "bill_id,index,amount,account_expense_account_id,item_expense_item_id\n400,0,40.00,6,\n");
        desk.file("vendor_credit.csv", """
                id,vendor_id,payable_account_id,total_amount,transaction_date,currency_id
                500,v1,5,5.00,2025-01-11,USD
                """);
        desk.file(
                "vendor_credit_line.csv",
                "vendor_credit_id,index,amount,account_expense_account_id,item_expense_item_id\n500,0,5.00,6,\n");
        desk.file("bill_payment.csv", """
                id,vendor_id,pay_type,check_bank_account_id,credit_card_account_id,total_amount,transaction_date,currency_id,payable_account_id
                600,v1,CreditCard,,7,35.00,2025-01-25,USD,5
                """);
        desk.file("bill_payment_line.csv", """
                bill_payment_id,index,amount,bill_id,vendor_credit_id
                600,0,40.00,400,
                600,1,5.00,,500
                """);
        desk.file(
                "transfer.csv", "id,from_account_id,to_account_id,amount,transaction_date\n700,1,9,15.00,2025-01-26\n");
    }

    @Test
    void documentsOfQuickBooksBecomeDoubleEntries() throws IOException {
        quickBooks();
        StagedExport export = only();
        assertThat(export.files()).hasSize(18);
        assertThat(desk.rows("ledger_line", BOOKS))
                .containsExactlyInAnyOrder(
                        List.of("Invoice/100", "Accounts Receivable (A/R)", 110.0, "invoice/100"),
                        List.of("Invoice/100", "Sales:Bread", -100.0, ""),
                        List.of("Invoice/100", "State Payable", -10.0, ""),
                        List.of("Payment/200", "Undeposited Funds", 65.0, ""),
                        List.of("Payment/200", "Accounts Receivable (A/R)", -60.0, "invoice/100"),
                        List.of("Payment/200", "Accounts Receivable (A/R)", -5.0, ""),
                        List.of("Deposit/300", "Checking", 65.0, ""),
                        List.of("Deposit/300", "Undeposited Funds", -65.0, ""),
                        List.of("Bill/400", "Accounts Payable (A/P)", -40.0, "bill/400"),
                        List.of("Bill/400", "Flour", 40.0, ""),
                        List.of("Vendor Credit/500", "Accounts Payable (A/P)", 5.0, "vendor credit/500"),
                        List.of("Vendor Credit/500", "Flour", -5.0, ""),
                        List.of("Bill Payment/600", "Card", -35.0, ""),
                        List.of("Bill Payment/600", "Accounts Payable (A/P)", 40.0, "bill/400"),
                        List.of("Bill Payment/600", "Accounts Payable (A/P)", -5.0, "vendor credit/500"),
                        List.of("Transfer/700", "Savings", 15.0, ""),
                        List.of("Transfer/700", "Checking", -15.0, ""));
        assertThat(desk.rows("open_item", "item_id, kind, amount::double, open_amount::double"))
                .containsExactlyInAnyOrder(
                        List.of("invoice/100", "receivable", 110.0, 50.0), List.of("bill/400", "payable", 40.0, 0.0));
    }

    @Test
    void aDocumentThatDiffersFromItsLinesShowsTheDifferenceOnAnAccountOfItsOwn() throws IOException {
        quickBooks();
        desk.file(
                "bill_line.csv",
                "bill_id,index,amount,account_expense_account_id,item_expense_item_id\n400,0,38.00,6,\n");
        only();
        assertThat(unbalanced()).isEmpty();
        assertThat(desk.rows("ledger_line", "entry_id, account_code, amount::double").stream()
                        .filter(line -> String.valueOf(line.get(1)).startsWith("Suspense")))
                .containsExactly(List.of("Bill/400", "Suspense: documents that differ from their lines", 2.0));
    }

    @Test
    void paymentsInAnotherCurrencyRealiseADifferenceAgainstTheirInvoice() throws IOException {
        for (String table : List.of(
                "account",
                "invoice",
                "invoice_line",
                "item",
                "payment",
                "payment_line",
                "bill",
                "bill_payment",
                "bill_payment_line")) {
            SharedFiles.copy("connector-seeds/quickbooks/%s_data.csv".formatted(table), desk.exports());
        }
        desk.stagedOnly();
        // EUR 1,000 invoiced at 1.25, paid at 1.40; EUR 500 billed at 1.20, paid at 1.30
        assertThat(desk.rows("ledger_line", BOOKS).stream()
                        .filter(line -> line.get(0).equals("Payment/9001")
                                || line.get(0).equals("Bill Payment/9001")))
                .containsExactlyInAnyOrder(
                        List.of("Payment/9001", "dd6e03342a9e50cf278448f99e66d998", 1400.0, ""),
                        List.of("Payment/9001", "Accounts Receivable EUR", -1250.0, "invoice/50001"),
                        List.of("Payment/9001", "Exchange Gain or Loss", -150.0, ""),
                        List.of("Bill Payment/9001", "account 99", -650.0, ""),
                        List.of("Bill Payment/9001", "Accounts Payable EUR", 600.0, "bill/5002"),
                        List.of("Bill Payment/9001", "Exchange Gain or Loss", 50.0, ""));
    }
}
