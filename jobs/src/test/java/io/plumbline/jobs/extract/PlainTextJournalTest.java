package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The journals of hledger and beancount themselves. None was at hand: the files follow the manual at hledger.org and the
 * language reference of beancount, with invented entries worked by hand.
 */
class PlainTextJournalTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private StagedExport reads(String name, String text) throws IOException {
        StagedExport export = desk.file(name, text).stagedOnly();
        assertThat(export.files().get(0).refused()).isNull();
        assertThat(desk.rows("reject", "found, expected")).isEmpty();
        assertThat(export.format()).isEqualTo("plain-text-journal");
        return export;
    }

    @Test
    void hledgerJournalGivesEveryPostingAndWhatIsLeftToInfer() throws IOException {
        StagedExport export = reads("books.journal", """
                account aktiva:kasse  ; type: C
                include 2024.journal

                2025-01-31 * (R1) Meier | Tisch
                    aktiva:kasse            1.234,50 EUR
                    erlöse:verkauf         -1.037,39 EUR
                    passiva:umsatzsteuer

                2025-02-03 Holz
                    ausgaben:holz             90,00 USD @@ 80,00 EUR
                    aktiva:kasse

                2025-02-03 noch Holz
                    ausgaben:holz             9,00 USD
                    (plan:holz)               -8,00 EUR
                    passiva:schulden         -9,00 USD

                P 2025-02-04 USD 0,90 EUR
                2025-02-05 Reise
                    ausgaben:reise            100,00 USD
                    passiva:karte            -100,00 USD
                """);
        assertThat(desk.rows(
                        "ledger_line",
                        "entry_id, account_code, account_type, amount::double, currency, transaction_amount::double",
                        "order by source_row"))
                .containsExactly(
                        Arrays.asList("2025-01-31/1", "aktiva:kasse", "Bank", 1234.5, null, null),
                        Arrays.asList("2025-01-31/1", "erlöse:verkauf", "Income", -1037.39, null, null),
                        Arrays.asList("2025-01-31/1", "passiva:umsatzsteuer", "Liability", -197.11, null, null),
                        Arrays.asList("2025-02-03/1", "ausgaben:holz", "Expense", 80.0, "USD", 90.0),
                        Arrays.asList("2025-02-03/1", "aktiva:kasse", "Bank", -80.0, null, null),
                        Arrays.asList("2025-02-03/2", "ausgaben:holz", "Expense", 8.0, "USD", 9.0),
                        Arrays.asList("2025-02-03/2", "passiva:schulden", "Liability", -8.0, "USD", -9.0),
                        Arrays.asList("2025-02-05/1", "ausgaben:reise", "Expense", 90.0, "USD", 100.0),
                        Arrays.asList("2025-02-05/1", "passiva:karte", "Liability", -90.0, "USD", -100.0));
        assertThat(desk.rows("ledger_line", "party_name, document_ref, description", "where entry_id = '2025-01-31/1'"))
                .containsOnly(List.of("Meier", "R1", "Tisch"));
        assertThat(export.files().get(0).leftOut())
                .contains(
                        new LeftOut("include, not followed: put the file beside this one, or print all into one", 1),
                        new LeftOut("virtual posting", 1),
                        new LeftOut("price", 1));
    }

    /** 1,000 asserted less 40 spent before: 1,040 are padded; 70 more are spent, so 930 are left; then 950 are asserted: 20. */
    @Test
    void beancountBalancesArePaddedAndChecked() throws IOException {
        StagedExport export = reads("books.beancount", """
                option "operating_currency" "EUR"
                2025-01-01 open Assets:Bank
                2025-01-01 pad Assets:Bank Equity:Opening

                2025-01-05 * "Mill" "Flour"
                  Expenses:Flour   40.00 EUR
                  Assets:Bank

                2025-01-10 balance Assets:Bank  1,000.00 EUR

                2025-01-12 * "Mill" "Flour"
                  Expenses:Flour   70.00 EUR
                  Assets:Bank     -70.00 EUR

                2025-01-13 pad Assets:Bank Expenses:Unknown
                2025-01-31 balance Assets:Bank  950.00 EUR
                2025-01-31 balance Expenses:Flour  110.00 EUR
                """);
        assertThat(desk.rows(
                        "ledger_line",
                        "source_row, posted_on::varchar, account_code, amount::double",
                        "order by source_row, amount desc"))
                .containsExactly(
                        List.of(3L, "2025-01-01", "Assets:Bank", 1040.0),
                        List.of(3L, "2025-01-01", "Equity:Opening", -1040.0),
                        List.of(6L, "2025-01-05", "Expenses:Flour", 40.0),
                        List.of(7L, "2025-01-05", "Assets:Bank", -40.0),
                        List.of(12L, "2025-01-12", "Expenses:Flour", 70.0),
                        List.of(13L, "2025-01-12", "Assets:Bank", -70.0),
                        List.of(15L, "2025-01-13", "Assets:Bank", 20.0),
                        List.of(15L, "2025-01-13", "Expenses:Unknown", -20.0));
        assertThat(desk.rows("stated_balance", "report, account_code, measure, to_on::varchar, amount::double"))
                .containsExactlyInAnyOrder(
                        List.of("Balances of 2025-01-30 in books", "Assets:Bank", "closing", "2025-01-30", 950.0),
                        List.of("Balances of 2025-01-30 in books", "Expenses:Flour", "closing", "2025-01-30", 110.0));
        assertThat(export.files().get(0).leftOut()).contains(new LeftOut("balance that is not checked", 1));
    }

    /** A lot of 10 at 100.50 is sold for 1,200: its cost is what the other postings leave, 1,005.00. */
    @Test
    void beancountLotsWeighTheirCost() throws IOException {
        reads("lots.beancount", """
                2025-01-02 * "Broker" "Buy"
                  Assets:Broker:VTI   10 VTI {100.50 USD, 2025-01-02}
                  Assets:Bank:Checking

                2025-03-02 * "Broker" "Sell"
                  Assets:Broker:VTI  -10 VTI {} @ 120.00 USD
                  Assets:Bank:Checking  1,200.00 USD
                  Income:Gains           -195.00 USD

                2025-03-03 * "Till" "Day"
                  Assets:Bank:Checking  5 USD
                  Income:Sales
                """);
        assertThat(desk.rows(
                        "ledger_line",
                        "entry_id, account_code, amount::double, currency, transaction_amount::double",
                        "order by source_row"))
                .containsExactly(
                        Arrays.asList("2025-01-02/1", "Assets:Broker:VTI", 1005.0, "VTI", 10.0),
                        Arrays.asList("2025-01-02/1", "Assets:Bank:Checking", -1005.0, null, null),
                        Arrays.asList("2025-03-02/1", "Assets:Broker:VTI", -1005.0, "VTI", -10.0),
                        Arrays.asList("2025-03-02/1", "Assets:Bank:Checking", 1200.0, null, null),
                        Arrays.asList("2025-03-02/1", "Income:Gains", -195.0, null, null),
                        Arrays.asList("2025-03-03/1", "Assets:Bank:Checking", 5.0, null, null),
                        Arrays.asList("2025-03-03/1", "Income:Sales", -5.0, null, null));
    }

    @Test
    void aMistakeRejectsItsTransactionAndNoOther() throws IOException {
        StagedExport export = desk.file("books.journal", """
                2025-01-31 good
                    a:cash    5.00 EUR
                    b
                2025-01-31 bad
                    a:cash    five EUR
                    b
                """).stagedOnly();
        assertThat(export.files().get(0).rowsRejected()).isEqualTo(2);
        assertThat(desk.rows("reject", "source_row, found, expected", "order by source_row"))
                .containsExactly(
                        List.of(
                                5L,
                                "a:cash    five EUR",
                                "an amount such as 12.50 EUR or $-12.50, two blanks behind the account"),
                        List.of(6L, "b", "a transaction all of whose lines can be read; correct line 5"));
        assertThat(desk.rows("ledger_line", "sum(amount)::double, count(*)")).containsExactly(List.of(0.0, 2L));
    }
}
