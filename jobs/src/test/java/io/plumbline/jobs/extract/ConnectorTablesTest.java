package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Header, line and account tables as connectors land them. The columns are those of the seeds of Fivetran's packages; the
 * rows of the small books are made up, so that each sum can be followed by hand.
 */
class ConnectorTablesTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private StagedExport only(String format) {
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo(format);
        assertThat(export.files()).allSatisfy(file -> {
            assertThat(file.refused()).isNull();
            assertThat(file.rowsRejected()).as(file.path()).isZero();
        });
        return export;
    }

    @Test
    void journalsOfXeroFindTheirInvoicesThroughPayments() throws IOException {
        desk.file("journal.csv", """
                journal_id,created_date_utc,journal_date,journal_number,reference,source_id,source_type
                j1,2025-01-15 10:00:00,2025-01-15,1,,i1,ACCREC
                j2,2025-01-20 10:00:00,2025-01-20,2,,p1,ACCRECPAYMENT
                """)
                .file("journal_line.csv", """
                journal_line_id,account_code,account_id,account_name,account_type,description,gross_amount,journal_id,net_amount,tax_amount
                l1,610,a1,Accounts Receivable,CURRENT,,110.00,j1,110.00,0
                l2,200,a2,Sales,REVENUE,Bread,-110.00,j1,-110.00,-10.00
                l3,,a3,Bank,BANK,,110.00,j2,110.00,0
                l4,610,a1,Accounts Receivable,CURRENT,,-110.00,j2,-110.00,0
                """)
                .file("account.csv", """
                account_id,name,code,type,class
                a1,Accounts Receivable,610,CURRENT,ASSET
                a2,Sales,200,REVENUE,REVENUE
                a3,Bank,,BANK,ASSET
                """)
                .file("invoice.csv", """
                invoice_id,contact_id,date,due_date,amount_due,total,currency_code,currency_rate,invoice_number,status,type
                i1,c1,2025-01-15,2025-02-15,0,110.00,GBP,1,INV-1,PAID,ACCREC
                """)
                .file("payment.csv", "payment_id,invoice_id,amount,status\np1,i1,110.00,AUTHORISED\n")
                .file("contact.csv", "contact_id,name,email_address\nc1,City Agency,\n");
        only("xero-tables");
        assertThat(desk.rows(
                        "ledger_line",
                        "entry_id, account_code, amount::double, coalesce(settlement_ref, ''), party_name"))
                .containsExactly(
                        List.of("1", "610", 110.0, "i1", "City Agency"),
                        List.of("1", "200", -110.0, "", "City Agency"),
                        List.of("2", "Bank", 110.0, "", "City Agency"),
                        List.of("2", "610", -110.0, "i1", "City Agency"));
        assertThat(desk.rows("open_item", "item_id, kind, open_amount::double"))
                .containsExactly(List.of("i1", "receivable", 0.0));
    }

    private void netSuite() throws IOException {
        desk.file("account.csv", """
                id,acctnumber,accttype,fullname,accountsearchdisplayname,isinactive,_fivetran_active
                1,4000,Income,Sales,Sales,F,TRUE
                2,1100,AcctRec,Receivables,Receivables,F,TRUE
                3,9000,NonPosting,Orders,Orders,F,TRUE
                1,4000,Income,Turnover,Turnover,F,FALSE
                """)
                .file("accounting_period.csv", """
                id,periodname,startdate,enddate,isadjust
                10,Dec 2024,2024-12-01,2024-12-31,F
                13,Adjust 2024,2024-12-31,2024-12-31,T
                """)
                .file("transaction.csv", """
                id,transactionnumber,type,trandate,duedate,postingperiod,currency,entity,memo
                500,INV1,CustInvc,2025-01-03 00:00:00,2025-01-31,10,1,77,Late invoice
                501,J1,Journal,2024-12-31 00:00:00,,13,1,,Audit
                502,SO1,SalesOrd,2024-12-31 00:00:00,,10,1,,Order
                """)
                .file("transaction_line.csv", """
                id,transaction,mainline,linesequencenumber,subsidiary,department,eliminate
                0,500,T,0,4,,F
                1,500,F,1,4,,F
                0,501,F,0,4,,T
                1,501,F,1,4,,F
                """)
                .file("accounting_line.csv", """
                accountingbook,transaction,transactionline,account,amount,amountunpaid,credit,debit,exchangerate,posting
                1,500,0,2,80.00,30.00,,80.00,1,T
                1,500,1,1,-80.00,,80.00,,1,T
                2,500,0,2,90.00,,,90.00,1,T
                1,501,0,1,5.00,,,5.00,1,T
                1,501,1,2,-5.00,,5.00,,1,T
                1,502,0,3,80.00,,,80.00,1,F
                """)
                .file("subsidiary.csv", "id,name,iselimination,currency\n4,Meow,F,1\n6,Purr,F,2\n");
    }

    @Test
    void linesOfNetSuiteCountInTheirAccountingPeriod() throws IOException {
        netSuite();
        only("netsuite-tables");
        assertThat(
                        desk.rows(
                                "ledger_line",
                                "entry_id, posted_on::varchar, document_on::varchar, account_code, amount::double, coalesce(entry_kind, ''), journal_code"))
                .containsExactly(
                        List.of("500", "2024-12-31", "2025-01-03", "1100", 80.0, "", "Meow"),
                        List.of("500", "2024-12-31", "2025-01-03", "4000", -80.0, "", "Meow"),
                        List.of("501", "2024-12-31", "2024-12-31", "4000", 5.0, "adjustment", "Meow elimination"),
                        List.of("501", "2024-12-31", "2024-12-31", "1100", -5.0, "adjustment", "Meow"));
        assertThat(desk.rows("open_item", "kind, document_ref, amount::double, open_amount::double"))
                .containsExactly(List.of("receivable", "INV1", 80.0, 30.0));
    }

    @Test
    void subsidiariesOfTwoBaseCurrenciesAreNotAddedUp() throws IOException {
        netSuite();
        desk.file("transaction_line.csv", """
                id,transaction,mainline,linesequencenumber,subsidiary
                0,500,T,0,4
                1,500,F,1,6
                """);
        assertThat(desk.stagedOnly().files())
                .allSatisfy(file -> assertThat(file.refused()).contains("2 base currencies"));
    }

    @Test
    void detailOfSageIntacctIsReadWithItsSigns() throws IOException {
        for (String table : List.of("gl_detail", "gl_account", "gl_batch", "ap_bill")) {
            SharedFiles.copy("connector-seeds/sage-intacct/sage_intacct__%s.csv".formatted(table), desk.exports());
        }
        only("sage-intacct-tables");
        // bill 20760 of 2,492.50 and bill 20239 of 6,825.00 balance; of batch 506993 the seed has one side only
        assertThat(desk.rows(
                        "ledger_line",
                        "entry_id, account_code, sum(amount) over (partition by entry_id, account_code)::double"))
                .contains(
                        List.of("506019", "15030", 2492.5),
                        List.of("506019", "20000", -2492.5),
                        List.of("506509", "58300", 6825.0),
                        List.of("506509", "20000", -6825.0),
                        List.of("506993", "20000", 1891.9))
                .hasSize(9);
    }

    @Test
    void anAmountWithoutSignTakesItFromItsType() throws IOException {
        desk.file("gl_entry.csv", """
                recordno,accountno,amount,entry_date,batchno,tr_type,bookid,state,statistical
                1,6000,50.00,2025-01-31,9,1,ACCRUAL,Posted,false
                2,1000,50.00,2025-01-31,9,-1,ACCRUAL,Posted,false
                3,1000,50.00,2025-01-31,9,-1,CASH,Posted,false
                4,1000,70.00,2025-01-31,10,-1,ACCRUAL,Draft,false
                5,9100,12.00,2025-01-31,11,1,ACCRUAL,Posted,true
                """);
        only("sage-intacct-tables");
        assertThat(desk.rows("ledger_line", "entry_id, account_code, amount::double"))
                .containsExactly(List.of("9", "6000", 50.0), List.of("9", "1000", -50.0));
    }
}
