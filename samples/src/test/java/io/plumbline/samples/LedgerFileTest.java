package io.plumbline.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Books;
import io.plumbline.samples.business.Business;
import io.plumbline.samples.business.Trade;
import io.plumbline.samples.files.DatevFile;
import io.plumbline.samples.files.FecFile;
import io.plumbline.samples.files.JournalCsvFile;
import io.plumbline.samples.files.LedgerFile;
import io.plumbline.samples.files.QuickBooksGeneralLedgerFile;
import io.plumbline.samples.files.QuickBooksGeneralLedgerFile.Header;
import io.plumbline.samples.files.QuickBooksJournalFile;
import io.plumbline.samples.files.SaftFile;
import io.plumbline.samples.files.XeroAccountTransactionsFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One business in many dialects: each file gives every account the same balance. */
class LedgerFileTest {
    private static final Plan PLAN = Plan.demo(LocalDate.of(2026, 3, 14))
            .withMonths(5)
            .withTrades(Trade.BAKERY)
            .withClients(1);
    private static final Business BAKERY = Business.of(PLAN.firms().get(0));

    @TempDir
    Path folder = Path.of("");

    @Test
    void quickBooksJournal() throws IOException {
        Table table = Table.read(written(new QuickBooksJournalFile()), "Date,");

        assertThat(balances(table, "Account")).isEqualTo(expected(Account::name));
    }

    @Test
    void journalCsv() throws IOException {
        Table table = Table.read(written(new JournalCsvFile()), "Entry No,");

        assertThat(balances(table, "Account Code")).isEqualTo(expected(Account::number));
    }

    @Test
    void quickBooksGeneralLedgerWithTheNewerHeader() throws IOException {
        Table table = Table.read(written(new QuickBooksGeneralLedgerFile(Header.NEWER)), ",Distribution");
        SortedMap<String, BigDecimal> natural = new TreeMap<>();
        table.rows().stream()
                .filter(row -> !row.cell("Distribution account").isEmpty())
                .forEach(row -> natural.merge(
                        row.cell("Distribution account"), Table.number(row.cell("Amount")), BigDecimal::add));

        assertThat(scaled(natural)).isEqualTo(naturalBalances(Account::name));
    }

    @Test
    void quickBooksGeneralLedgerWithTheOlderHeaderNamesAccountsInSectionsOnly() throws IOException {
        Table table = Table.read(written(new QuickBooksGeneralLedgerFile(Header.OLDER)), ",Date");
        SortedMap<String, BigDecimal> natural = new TreeMap<>();
        String section = "";
        for (Table.Row row : table.rows()) {
            String first = row.cell("");
            section = first.isEmpty() || first.startsWith("Total for") ? section : first;
            if (first.isEmpty() && !row.cell("Date").isEmpty()) {
                natural.merge(section, Table.number(row.cell("Amount")), BigDecimal::add);
            }
        }
        assertThat(scaled(natural)).isEqualTo(naturalBalances(Account::leaf));
    }

    @Test
    void fecInFrenchNumbersAndWindows1252() throws IOException {
        Path file = written(new FecFile());
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        Files.readAllLines(file, Charset.forName("windows-1252")).stream()
                .skip(1)
                .map(line -> cells(line))
                .forEach(cells -> {
                    assertThat(cells).hasSize(18);
                    balances.merge(cells.get(4), comma(cells.get(11)).subtract(comma(cells.get(12))), BigDecimal::add);
                });

        assertThat(scaled(balances)).isEqualTo(scaled(expected(Account::frenchNumber)));
        assertThat(Files.readString(file, Charset.forName("windows-1252"))).contains("Matériel et mobilier");
    }

    @Test
    void theSecondYearOfAFecOpensWithWhatTheFirstLeft() throws IOException {
        Path file = folder.resolve("second.txt");
        new FecFile().write(file, BAKERY.books(), LocalDate.of(2026, 1, 1), PLAN.lastDay());
        Books first = BAKERY.books().before(LocalDate.of(2026, 1, 1));

        assertThat(Files.readAllLines(file, Charset.forName("windows-1252")).stream()
                        .filter(line -> line.startsWith("AN\t")))
                .hasSize(first.carriedForward().size())
                .allMatch(line -> line.contains("\t20260101\t"));
        assertThat(first.carriedForward().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isZero();
    }

    @Test
    void xeroAccountTransactions() throws IOException {
        Table table = Table.read(written(new XeroAccountTransactionsFile()), "Date,Source");

        assertThat(balances(table, "Account Code")).isEqualTo(expected(Account::number));
    }

    @Test
    void datevPostsWhatItSaysToBothAccounts() throws IOException {
        Path file = written(new DatevFile());
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        Files.readAllLines(file, Charset.forName("windows-1252")).stream()
                .skip(2)
                .map(line -> List.of(line.split(";", -1)))
                .forEach(cells -> {
                    BigDecimal amount = comma(cells.get(0));
                    BigDecimal signed = cells.get(1).equals("S") ? amount : amount.negate();
                    balances.merge(cells.get(6), signed, BigDecimal::add);
                    balances.merge(cells.get(7), signed.negate(), BigDecimal::add);
                });
        BigDecimal customers = balances.entrySet().stream()
                .filter(balance -> balance.getKey().matches("[1-6]\\d{4}"))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(balances.get("1200")).isEqualTo(expected(Account::name).get("Checking"));
        assertThat(customers).isEqualByComparingTo(expected(Account::name).get("Accounts Receivable"));
        assertThat(balances.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
    }

    @Test
    void saftClosesWithWhatItOpensWithAndPosts() throws Exception {
        Path file = folder.resolve("saft.xml");
        new SaftFile().write(file, BAKERY.books(), LocalDate.of(2026, 1, 1), PLAN.lastDay());
        Element document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        SortedMap<String, BigDecimal> moved = new TreeMap<>();
        for (Element line : elements(document, "Line")) {
            moved.merge(text(line, "AccountID"), amount(line, "DebitAmount", "CreditAmount"), BigDecimal::add);
        }
        assertThat(elements(document, "Account"))
                .hasSizeGreaterThan(20)
                .allSatisfy(account -> assertThat(amount(account, "OpeningDebitBalance", "OpeningCreditBalance")
                                .add(moved.getOrDefault(text(account, "AccountID"), BigDecimal.ZERO)))
                        .isEqualByComparingTo(amount(account, "ClosingDebitBalance", "ClosingCreditBalance")));
        assertThat(text(document, "NumberOfEntries"))
                .isEqualTo(String.valueOf(elements(document, "Transaction").size()));
    }

    private static List<Element> elements(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String text(Element within, String name) {
        return elements(within, name).stream()
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse("0");
    }

    private static BigDecimal amount(Element within, String debit, String credit) {
        return new BigDecimal(text(within, debit)).subtract(new BigDecimal(text(within, credit)));
    }

    private Path written(LedgerFile dialect) throws IOException {
        Path file = folder.resolve("ledger");
        dialect.write(file, BAKERY.books(), PLAN.firstDay(), PLAN.lastDay());
        return file;
    }

    private static SortedMap<String, BigDecimal> balances(Table table, String accountColumn) {
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        table.rows().stream()
                .filter(row -> !row.cell(accountColumn).isEmpty())
                .forEach(row -> balances.merge(
                        row.cell(accountColumn),
                        Table.number(row.cell("Debit")).subtract(Table.number(row.cell("Credit"))),
                        BigDecimal::add));
        return scaled(balances);
    }

    private static SortedMap<String, BigDecimal> expected(Function<Account, String> name) {
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        BAKERY.books()
                .balances()
                .forEach((account, cents) ->
                        balances.merge(name.apply(account), BigDecimal.valueOf(cents, 2), BigDecimal::add));
        return scaled(balances);
    }

    private static SortedMap<String, BigDecimal> naturalBalances(Function<Account, String> name) {
        return scaled(BAKERY.books().balances().entrySet().stream()
                .collect(Collectors.toMap(
                        balance -> name.apply(balance.getKey()),
                        balance -> BigDecimal.valueOf(balance.getKey().type().natural(balance.getValue()), 2),
                        BigDecimal::add,
                        TreeMap::new)));
    }

    /** Two decimals everywhere, so that maps compare. */
    private static SortedMap<String, BigDecimal> scaled(SortedMap<String, BigDecimal> balances) {
        balances.replaceAll((account, balance) -> balance.setScale(2));
        return balances;
    }

    private static List<String> cells(String line) {
        return Pattern.compile("\t").splitAsStream(line + "\tend").limit(18).toList();
    }

    private static BigDecimal comma(String cell) {
        return new BigDecimal(cell.replace(',', '.'));
    }
}
