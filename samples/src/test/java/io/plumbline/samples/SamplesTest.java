package io.plumbline.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.samples.business.Fact;
import io.plumbline.samples.business.Planted;
import io.plumbline.samples.business.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    private static final Plan PLAN = Plan.demo(LocalDate.of(2026, 3, 14));

    @TempDir
    static Path workspace = Path.of("");

    private static Path bakery = Path.of("");
    private static Truth truth = new Truth(PLAN, List.of());
    private static Table orders = new Table(List.of());

    @BeforeAll
    static void write() throws IOException {
        truth = Samples.write(workspace, PLAN);
        bakery = workspace.resolve("clients/crumb-bakery");
        orders = Table.readAll(bakery.resolve("exports/orders"), "order-lines-", "order_id,");
    }

    @Test
    void samePlanSameBytesInAnyLocale(@TempDir Path again) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            Samples.write(again, PLAN);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(hash(again)).isEqualTo(hash(workspace));
    }

    @Test
    void anotherSeedIsAnotherStory(@TempDir Path one, @TempDir Path other) throws IOException {
        Plan small = PLAN.withMonths(2).withTrades(Trade.AGENCY).withClients(1);
        Samples.write(one, small);
        Samples.write(other, small.withSeed(8));

        assertThat(hash(other)).isNotEqualTo(hash(one));
    }

    @Test
    void furtherClientsHaveNamesAndFortunesOfTheirOwn(@TempDir Path many) throws IOException {
        Truth truth = Samples.write(many, PLAN.withMonths(3).withClients(12));

        assertThat(truth.clients())
                .extracting(client -> client.firm().id())
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(many.resolve("clients").resolve(id).resolve("client.yml"))
                        .exists());
        assertThat(truth.clients()).extracting(Truth.Client::revenue).doesNotHaveDuplicates();
    }

    @Test
    void everyPlantedFactIsListedInTheTruthFile() throws IOException {
        String json = Files.readString(workspace.resolve("truth.json"));

        for (Fact fact : Fact.values()) {
            assertThat(json).contains("\"kind\": \"" + fact.inWords() + "\"");
        }
    }

    @Test
    void journalEntriesAndTotalsOfTheFilesBalance() {
        Path file = bakery.resolve("exports/quickbooks/journal-2025.csv");
        Table journal = Table.read(file, "Date,");
        BigDecimal debit = BigDecimal.ZERO;
        BigDecimal credit = BigDecimal.ZERO;
        int entries = 0;
        for (Table.Row row : journal.rows()) {
            boolean total = row.cell("Account").isEmpty() && row.cells().containsKey("Credit");
            if (total && row.cell("Date").equals("")) {
                assertThat(List.of(debit, credit)).containsOnly(Table.number(row.cell("Debit")));
                debit = BigDecimal.ZERO;
                credit = BigDecimal.ZERO;
                entries++;
            } else if (!total && row.cells().containsKey("Credit")) {
                debit = debit.add(Table.number(row.cell("Debit")));
                credit = credit.add(Table.number(row.cell("Credit")));
            }
        }
        assertThat(entries).isGreaterThan(1_000);
    }

    @Test
    void theNewestOrderFilesAddUpToTheTruth() {
        Truth.Client client = truth.clients().get(0);

        assertThat(orders.rows()).hasSize((int) client.orderLines());
        assertThat(orders.sum("net_amount")).isEqualByComparingTo(client.orderNet());
    }

    @Test
    void breadIsDearerAfterThePriceRise() {
        Planted rise = planted(Fact.PRICE_RISE);

        assertThat(price("B02", day -> day.isBefore(rise.from()))).containsOnly("7.25");
        assertThat(price("B02", day -> !day.isBefore(rise.from()))).containsOnly("7.85");
    }

    @Test
    void theNewShopSellsFromItsFirstDay() {
        Planted shop = truth.clients().get(0).planted().stream()
                .filter(planted ->
                        planted.fact() == Fact.NEW_SHOP && planted.where().containsValue("Station"))
                .findFirst()
                .orElseThrow();

        assertThat(orders.rows().stream()
                        .filter(row -> row.cell("store").equals("Station"))
                        .map(row -> row.cell("order_date"))
                        .findFirst())
                .hasValue(shop.from().toString());
    }

    @Test
    void theCampaignShowsInSessionsOrdersAndCost() throws IOException {
        Planted campaign = planted(Fact.CAMPAIGN);
        Table web = Table.readAll(bakery.resolve("exports/ga4"), "traffic-2025.csv", "Date,");
        Predicate<LocalDate> during = day -> !day.isBefore(campaign.from()) && !day.isAfter(campaign.to());
        Predicate<LocalDate> before = day ->
                day.isBefore(campaign.from()) && day.isAfter(campaign.from().minusDays(22));

        assertThat(sessions(web, during)).isGreaterThan(3 * sessions(web, before));
        assertThat(orders.rows()).anySatisfy(row -> assertThat(row.cells()).containsEntry("coupon_code", "CRUMB15"));
        assertThat(journal())
                .anySatisfy(row -> assertThat(row.cells())
                        .containsEntry("Memo/Description", "Paid social campaign CRUMB15")
                        .containsEntry("Account", "Advertising & Marketing"));
    }

    @Test
    void theRefundWaveShowsInTheReturnsOfItsProduct() {
        Planted wave = planted(Fact.REFUND_WAVE);
        Predicate<LocalDate> during = day -> !day.isBefore(wave.from()) && !day.isAfter(wave.to());

        assertThat(returned(during)).isCloseTo(0.3, within(0.05));
        assertThat(returned(during.negate())).isLessThan(0.01);
    }

    @Test
    void flourCostsMoreOfEachBreadDollarUnderTheSupplierShock() throws IOException {
        Planted shock = planted(Fact.SUPPLIER_SHOCK);
        LocalDate month = shock.from();

        BigDecimal ratio =
                flourPerBread(month.plusMonths(1)).divide(flourPerBread(month.minusMonths(1)), MathContext.DECIMAL32);
        assertThat(ratio.doubleValue()).isCloseTo(1.35, within(0.06));
    }

    @Test
    void oneRentIsMissingAndOneAccrualDoubled() throws IOException {
        Planted rent = planted(Fact.MISSING_RENT);
        Planted accrual = planted(Fact.DOUBLED_ACCRUAL);

        assertThat(memos("Rent " + month(rent.from()), rent)).isEmpty();
        assertThat(memos("Rent " + month(rent.from().minusMonths(1)), rent)).hasSize(1);
        assertThat(memos("Accrual: Energy " + month(accrual.from()), accrual)).hasSize(2);
        assertThat(memos("Reversal of accrual: Energy " + month(accrual.from()), accrual))
                .hasSize(1);
        assertThat(memos("Accrual: Energy " + month(accrual.from().minusMonths(1)), accrual))
                .hasSize(1);
    }

    @Test
    void aLedgerHasExactlyTheLinesAskedForAndBalances(@TempDir Path folder) throws IOException {
        for (long lines : new long[] {2, 3, 5, 100_001}) {
            Path file = folder.resolve("ledger.csv");
            Samples.ledger(file, lines, LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31), 1);
            Table ledger = Table.read(file, "Entry No,");

            assertThat(ledger.rows()).hasSize((int) lines);
            assertThat(ledger.sum("Debit")).isEqualByComparingTo(ledger.sum("Credit"));
        }
    }

    @Test
    void aLedgerOfOneLineIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Samples.ledger(folder.resolve("ledger.csv"), 1, PLAN.firstDay(), PLAN.lastDay(), 1))
                .hasMessageContaining("at least 2 lines, not 1");
    }

    private Planted planted(Fact fact) {
        return truth.clients().get(0).planted().stream()
                .filter(planted -> planted.fact() == fact)
                .findFirst()
                .orElseThrow();
    }

    /** The newest four months as the last export tells them, and the full years before. */
    private List<Table.Row> journal() throws IOException {
        Path folder = bakery.resolve("exports/quickbooks");
        return Stream.of("journal-2024.csv", "journal-2025.csv", "journal-2025-11-to-2026-02.csv")
                .flatMap(name -> Table.read(folder.resolve(name), "Date,").rows().stream())
                .toList();
    }

    private List<Table.Row> memos(String memo, Planted where) throws IOException {
        Path newest = bakery.resolve("exports/quickbooks/journal-2025-11-to-2026-02.csv");
        return Table.read(newest, "Date,").rows().stream()
                .filter(row -> memo.equals(row.cell("Memo/Description")))
                .filter(row -> row.cell("Account").equals(where.where().get("account")))
                .filter(row -> row.cell("Location").equals(where.where().get("location")))
                .toList();
    }

    private List<String> price(String product, Predicate<LocalDate> when) {
        return orders.rows().stream()
                .filter(row -> row.cell("product_code").equals(product))
                .filter(row -> when.test(LocalDate.parse(row.cell("order_date"))))
                .map(row -> row.cell("unit_price"))
                .toList();
    }

    private double returned(Predicate<LocalDate> when) {
        double sold = 0;
        double back = 0;
        for (Table.Row row : orders.rows()) {
            if (row.cell("product_code").equals("P03") && when.test(LocalDate.parse(row.cell("order_date")))) {
                int quantity = Integer.parseInt(row.cell("quantity"));
                sold += Math.max(0, quantity);
                back += Math.max(0, -quantity);
            }
        }
        return back / sold;
    }

    private static long sessions(Table web, Predicate<LocalDate> when) {
        return web.rows().stream()
                .filter(row -> "Paid Social".equals(row.cell("Session default channel group")))
                .filter(row -> when.test(LocalDate.parse(row.cell("Date"), DateTimeFormatter.BASIC_ISO_DATE)))
                .mapToLong(row -> Long.parseLong(row.cell("Sessions")))
                .sum();
    }

    private BigDecimal flourPerBread(LocalDate month) throws IOException {
        BigDecimal flour = journal().stream()
                .filter(row -> ("Goods used " + month(month)).equals(row.cell("Memo/Description")))
                .filter(row -> "Cost of Goods Sold:Flour & Grains".equals(row.cell("Account")))
                .map(row -> Table.number(row.cell("Debit")))
                .findFirst()
                .orElseThrow();
        BigDecimal bread = orders.rows().stream()
                .filter(row -> row.cell("category").equals("Bread"))
                .filter(row -> row.cell("order_date").startsWith(month(month)))
                .map(row -> Table.number(row.cell("net_amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return flour.divide(bread, MathContext.DECIMAL32);
    }

    private static String month(LocalDate day) {
        return YearMonth.from(day).toString();
    }

    private static String hash(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
