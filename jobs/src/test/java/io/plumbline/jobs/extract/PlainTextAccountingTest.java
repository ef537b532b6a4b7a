package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * hledger and beancount. No export was at hand: the columns are those of the manuals of both programs, the entries are
 * invented and worked by hand.
 */
class PlainTextAccountingTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private void reads(String format) throws IOException {
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo(format);
        assertThat(desk.rows("reject", "found, expected")).isEmpty();
    }

    @Test
    void hledgerPrintHasAColumnForTheCommodity() throws IOException {
        desk.file("print.csv", """
                "txnidx","date","date2","status","code","description","comment","account","amount","commodity","credit","debit","posting-status","posting-comment"
                "1","2025-01-31","","*","R1","Smith | desk","","assets:bank:checking","1,200.00","$","","1,200.00","",""
                "1","2025-01-31","","*","R1","Smith | desk","","income:sales","-1,200.00","$","1,200.00","","",""
                "2","2025-02-03","","","","wood","","expenses:wood","90.00","EUR","","90.00","",""
                "2","2025-02-03","","","","wood","","assets:bank:checking","-100.00","$","100.00","","",""
                "3","2025-02-03","","","","wood again","","expenses:wood","45.00","EUR","","45.00","",""
                "3","2025-02-03","","","","wood again","","liabilities:payable","-45.00","EUR","45.00","","",""
                "4","2025-02-04","","","","envelope","","(budget:wood)","-10.00","$","10.00","","",""
                """);
        reads("hledger");
        assertThat(
                        desk.rows(
                                "ledger_line",
                                "entry_id, account_code, account_name, account_type, amount::double, currency, transaction_amount::double"))
                .containsExactlyInAnyOrder(
                        Arrays.asList("2025-01-31/1", "assets:bank:checking", "checking", "Bank", 1200.0, null, null),
                        Arrays.asList("2025-01-31/1", "income:sales", "sales", "Income", -1200.0, null, null),
                        Arrays.asList("2025-02-03/1", "expenses:wood", "wood", "Expense", 100.0, "EUR", 90.0),
                        Arrays.asList("2025-02-03/1", "assets:bank:checking", "checking", "Bank", -100.0, null, null),
                        Arrays.asList("2025-02-03/2", "expenses:wood", "wood", "Expense", 50.0, "EUR", 45.0),
                        Arrays.asList(
                                "2025-02-03/2",
                                "liabilities:payable",
                                "payable",
                                "Accounts Payable",
                                -50.0,
                                "EUR",
                                -45.0));
        assertThat(desk.rows("ledger_line", "count(distinct party_name), min(party_name)"))
                .containsExactly(List.of(1L, "Smith"));
    }

    @Test
    void hledgerRegisterWritesTheCommodityOnEitherSideOfTheAmount() throws IOException {
        desk.file("register.csv", """
                "txnidx","date","code","description","account","amount","total"
                "1","2025-01-31","","a","aktiva:kasse","1.234,50 EUR","1.234,50 EUR"
                "1","2025-01-31","","a","erlöse:verkauf","-1.234,50 EUR","0"
                "2","2025-02-01","","b","ausgaben:papier","EUR 5,00","EUR 5,00"
                "2","2025-02-01","","b","aktiva:kasse","EUR -5,00","0"
                """);
        reads("hledger");
        assertThat(desk.rows("ledger_line", "account_code, account_type, amount::double"))
                .containsExactlyInAnyOrder(
                        List.of("aktiva:kasse", "Asset", 1234.5),
                        List.of("erlöse:verkauf", "Income", -1234.5),
                        List.of("ausgaben:papier", "Expense", 5.0),
                        List.of("aktiva:kasse", "Asset", -5.0));
    }

    @Test
    void dollarsMayStandBeforeOrBehindTheSign() throws IOException {
        desk.file("register.csv", """
                "txnidx","date","code","description","account","amount","total"
                "1","2025-01-31","","a","assets:cash","$10.00","$10.00"
                "1","2025-01-31","","a","income:x","$-7.00","$3.00"
                "1","2025-01-31","","a","income:y","-$3.00","0"
                """);
        reads("hledger");
        assertThat(desk.rows("ledger_line", "amount::double"))
                .containsExactlyInAnyOrder(List.of(10.0), List.of(-7.0), List.of(-3.0));
    }

    @Test
    void beancountPositionsAreWorthWhatTheirLotsCost() throws IOException {
        desk.file("query.csv", """
                id,date,payee,narration,account,position
                a1,2025-01-02,Broker,Buy,Assets:Broker:VTI,"10 VTI {100.50 USD, 2025-01-02}"
                a1,2025-01-02,Broker,Buy,Assets:Bank:Checking,-1005.00 USD
                a2,2025-01-03,,Salary,Assets:Bank:Checking,"3,000.00 USD"
                a2,2025-01-03,,Salary,Income:Salary,"-3,000.00 USD"
                """);
        reads("beancount");
        assertThat(desk.rows(
                        "ledger_line", "entry_id, account_type, amount::double, currency, transaction_amount::double"))
                .containsExactlyInAnyOrder(
                        Arrays.asList("2025-01-02/1", "Asset", 1005.0, "VTI", 10.0),
                        Arrays.asList("2025-01-02/1", "Bank", -1005.0, null, null),
                        Arrays.asList("2025-01-03/1", "Bank", 3000.0, null, null),
                        Arrays.asList("2025-01-03/1", "Income", -3000.0, null, null));
    }

    @Test
    void beancountNumbersAndCurrenciesInColumnsOfTheirOwn() throws IOException {
        desk.file("fava.csv", """
                date,payee,narration,account,number,currency
                2025-01-03,Mill,Flour,Expenses:Flour,12.50,EUR
                2025-01-03,Mill,Flour,Liabilities:AccountsPayable,-12.50,EUR
                2025-01-04,Till,Cash,Assets:Cash,5,GBP
                2025-01-04,Till,Cash,Income:Sales,-5,GBP
                2025-01-05,Mill,Paid,Liabilities:AccountsPayable,12.50,EUR
                2025-01-05,Mill,Paid,Assets:Bank,-12.50,EUR
                """);
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isEqualTo(2);
        assertThat(desk.rows("reject", "distinct found"))
                .containsExactly(List.of("an amount in GBP that nothing says the worth of in EUR"));
        assertThat(desk.rows("ledger_line", "count(*), sum(amount)::double")).containsExactly(List.of(4L, 0.0));
    }
}
