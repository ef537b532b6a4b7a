package io.plumbline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.samples.Plan;
import io.plumbline.samples.Truth;
import io.plumbline.samples.books.Books;
import io.plumbline.samples.business.Business;
import io.plumbline.samples.business.Trade;
import io.plumbline.samples.files.DatevFile;
import io.plumbline.samples.files.FecFile;
import io.plumbline.samples.files.LedgerFile;
import io.plumbline.samples.files.QuickBooksAccountListFile;
import io.plumbline.samples.files.QuickBooksJournalFile;
import io.plumbline.samples.files.SaftFile;
import io.plumbline.samples.files.XeroAccountTransactionsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same business, told in the formats of five countries' programs, gives the same statements to the cent. */
class FiveFormatsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 2, 28);
    private static final List<String> CLIENTS = List.of("datev", "fec", "quickbooks", "saft", "xero");

    @TempDir
    static Path root = Path.of("");

    /** Each chart keeps some things elsewhere; the clients say where these belong, as their bookkeepers would. */
    private static final String AMERICAN = """
            accounts:
              - {code: "Undeposited Funds", standard: clearing}
              - {code: "Payroll:Taxes", standard: payroll-taxes}
            """;

    private static final String FRENCH = """
            chart: pcg
            accounts:
              - {code: "108*", standard: drawings}
              - {code: "5115*", standard: clearing}
              - {code: "603*", standard: cost-of-sales}
              - {code: "611*", standard: cost-of-sales}
              - {code: "6241*", standard: cost-of-sales}
            """;

    private static final String GERMAN = """
            chart: skr03
            accounts:
              - {code: "0499", standard: accumulated-depreciation}
              - {code: "1360", standard: clearing}
              - {code: "1700", standard: accruals}
            """;

    private static final String NORWEGIAN = """
            chart: no-ns4102
            accounts:
              - {code: "1299", standard: accumulated-depreciation}
              - {code: "1900", standard: clearing}
              - {code: "2060", standard: drawings}
              - {code: "2710", standard: tax-receivable}
              - {code: "3080", standard: discounts}
              - {code: "7740", standard: taxes-licences}
            """;

    private static final String BRITISH = """
            accounts:
              - {code: "1090", standard: clearing}
              - {code: "6020", standard: payroll-taxes}
              - {code: "7100", standard: interest-expense}
            """;

    private static Truth.@Nullable Client truth;
    private static @Nullable RunReport report;

    @BeforeAll
    static void night() throws IOException {
        Business business = Business.of(Plan.demo(LocalDate.of(2026, 3, 14))
                .withMonths(4)
                .withVolume(0.2)
                .withTrades(Trade.BAKERY)
                .withClients(1)
                .firms()
                .get(0));
        truth = Truth.Client.of(business);
        tell("quickbooks", AMERICAN, new QuickBooksJournalFile(), business.books(), "journal-%s.csv");
        new QuickBooksAccountListFile()
                .write(root.resolve("clients/quickbooks/exports/account-list.csv"), business.books());
        tell("fec", FRENCH, new FecFile(), business.books(), "123456789FEC%s1231.txt");
        tell("datev", GERMAN, new DatevFile(), business.books(), "EXTF_Buchungsstapel_%s.csv");
        tell("saft", NORWEGIAN, new SaftFile(), business.books(), "SAF-T_999999999_%s.xml");
        tell("xero", BRITISH, new XeroAccountTransactionsFile(), business.books(), "account-transactions-%s.csv");
        report = new Office(root, 5).night("2026-03-14T02:00:00Z");
    }

    /** A file for each fiscal year. */
    private static void tell(String client, String settings, LedgerFile file, Books books, String name)
            throws IOException {
        new Office(root, 5).settle(client, "currency: USD\n" + settings);
        Path exports = new Office(root, 5).exports(client);
        file.write(exports.resolve(name.formatted("2025")), books, FIRST, NEW_YEAR.minusDays(1));
        file.write(exports.resolve(name.formatted("2026")), books, NEW_YEAR, LAST);
    }

    @Test
    void everyCheckPasses() {
        RunReport night = Objects.requireNonNull(report);
        assertThat(night.outcome()).as(night.toString()).isEqualTo(Outcome.PUBLISHED);
        assertThat(night.clients())
                .hasSize(CLIENTS.size())
                .allSatisfy(client -> assertThat(Office.failures(client))
                        .as(client.clientId())
                        .isEmpty());
    }

    @Test
    void resultAndCashAreTheInventedOnesInEveryFormat() {
        Truth.Client invented = Objects.requireNonNull(truth);
        assertThat(ask("select client_id, sum(amount) from income_statement where line = 'Net income'"
                        + " group by client_id order by client_id"))
                .isEqualTo(CLIENTS.stream()
                        .map(client -> client + " | " + Office.plain(invented.result()))
                        .toList());
        assertThat(ask("select client_id, max_by(amount, first_day) from balance_sheet where line = 'Cash and bank'"
                        + " group by client_id order by client_id"))
                .isEqualTo(CLIENTS.stream()
                        .map(client -> client + " | " + Office.plain(invented.cash()))
                        .toList());
    }

    @Test
    void incomeStatementsAreTheSameMonthByMonth() {
        assertThat(differing("select client_id, period, line, amount from income_statement where amount <> 0"))
                .isEmpty();
    }

    @Test
    void balanceSheetsAreTheSameMonthByMonth() {
        assertThat(differing("select client_id, period, line, amount from balance_sheet where amount <> 0"))
                .isEmpty();
    }

    /** The first month holds what the business began with, which only some formats mark as opening entries. */
    @Test
    void standardAccountsHaveTheSameMovements() {
        assertThat(differing("""
                        select client_id, period, line, sum(amount) as amount
                        from ledger
                        where entry_kind <> 'opening' and posted_on >= date '2025-12-01'
                        group by all
                        having sum(amount) <> 0
                        """)).isEmpty();
    }

    /** What is not told alike by all, with who tells what. */
    private static List<String> differing(String statement) {
        return ask("""
                select period, line, string_agg(client_id || ' ' || amount, ', ' order by client_id) as told
                from (%s)
                group by period, line
                having count(*) <> %d or count(distinct amount) <> 1
                order by all
                """.formatted(statement, CLIENTS.size()));
    }

    private static List<String> ask(String sql) {
        return new Office(root, 5).ask(sql);
    }
}
