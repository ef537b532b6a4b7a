package io.plumbline.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.AccountType;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Entry;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Line;
import io.plumbline.samples.books.Party;
import io.plumbline.samples.business.Business;
import io.plumbline.samples.business.Fact;
import io.plumbline.samples.business.OrderLine;
import io.plumbline.samples.business.Planted;
import io.plumbline.samples.business.Trade;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BusinessTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 14);

    @ParameterizedTest
    @EnumSource
    void booksBalancePerEntryAndInTotal(Trade trade) {
        Business business = flagship(trade, 14);

        assertThat(business.keyed().entries())
                .hasSizeGreaterThan(300)
                .allSatisfy(entry -> assertThat(
                                entry.lines().stream().mapToLong(Line::amount).sum())
                        .isZero());
        assertThat(business.books().balances().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isZero();
    }

    @Test
    void anEntryThatDoesNotBalanceIsRefused() {
        List<Line> lines = List.of(new Line(Chart.CHECKING, "", 100), new Line(Chart.RENT, "", -99));

        assertThatThrownBy(() -> new Entry(
                        7, TODAY, Kind.EXPENSE, "1001", Party.NOBODY, "Rent", lines, TODAY, TODAY.plusDays(1)))
                .hasMessageContaining("1001")
                .hasMessageContaining("does not balance");
    }

    @ParameterizedTest
    @EnumSource
    void entriesStandInTheOrderOfTheirDays(Trade trade) {
        assertThat(flagship(trade, 6).keyed().entries()).extracting(Entry::on).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void aBusinessEarnsSomethingAndIsNeverFarOutOfCash(Trade trade) {
        Business business = flagship(trade, 36);
        long revenue = -business.books()
                .lines()
                .filter(line -> line.account().type() == AccountType.INCOME)
                .mapToLong(Line::amount)
                .sum();
        long result = -business.books()
                .lines()
                .filter(line -> !line.account().type().balanceSheet())
                .mapToLong(Line::amount)
                .sum();

        assertThat(result).isBetween(revenue / 50, revenue / 5);
        assertThat(lowest(business, Chart.CHECKING)).isGreaterThan(-25_000_00L);
        assertThat(lowest(business, Chart.INVENTORY)).isNotNegative();
    }

    @Test
    void takingsInTheLedgerAreTheOrderLinesOfTheDayByShop() {
        Business bakery = flagship(Trade.BAKERY, 10);
        Map<String, Long> ledger = new TreeMap<>();
        bakery.books().entries().stream()
                .filter(entry -> entry.kind() == Kind.SALES_RECEIPT)
                .forEach(entry -> entry.lines().stream()
                        .filter(line -> line.account().type() == AccountType.INCOME)
                        .forEach(line -> ledger.merge(entry.on() + " " + line.location(), -line.amount(), Long::sum)));

        Map<String, Long> orders = new TreeMap<>();
        bakery.firm()
                .firstDay()
                .datesUntil(bakery.firm().lastDay().plusDays(1))
                .flatMap(day -> bakery.orders(day).stream())
                .forEach(line -> orders.merge(line.at().toLocalDate() + " " + line.store(), line.net(), Long::sum));

        assertThat(ledger).hasSizeGreaterThan(600).isEqualTo(orders);
    }

    @Test
    void netIsQuantityTimesPriceLessDiscount() {
        assertThat(flagship(Trade.BAKERY, 2).orders(LocalDate.of(2026, 2, 7)))
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        line -> assertThat(line.net()).isEqualTo(line.quantity() * line.unitPrice() - line.discount()));
    }

    @Test
    void aFinerVolumeTellsMoreReceiptsOfNearlyTheSameMoney() {
        Plan plan = Plan.demo(TODAY).withMonths(2).withTrades(Trade.BAKERY).withClients(1);
        List<OrderLine> coarse = Business.of(plan.firms().get(0)).orders(LocalDate.of(2026, 2, 7));
        List<OrderLine> fine = Business.of(plan.withVolume(10).firms().get(0)).orders(LocalDate.of(2026, 2, 7));

        assertThat(fine).hasSizeGreaterThan(5 * coarse.size());
        assertThat((double) fine.stream().mapToLong(OrderLine::net).sum())
                .isCloseTo((double) coarse.stream().mapToLong(OrderLine::net).sum(), Percentage.withPercentage(5));
    }

    @Test
    void theFlagshipHasEveryFactPlanted() {
        assertThat(flagship(Trade.BAKERY, 36).planted())
                .extracting(Planted::fact)
                .contains(Fact.values());
    }

    @Test
    void earlierExportsKnowLessAndMistakes() {
        Business bakery = flagship(Trade.BAKERY, 36);

        assertThat(bakery.keyed().entries())
                .hasSizeGreaterThan(bakery.books().entries().size());
        assertThat(bakery.keyed().entries())
                .anySatisfy(entry -> assertThat(entry.keyedOn()).isAfter(entry.on()));
    }

    private static Business flagship(Trade trade, int months) {
        return Business.of(Plan.demo(TODAY)
                .withMonths(months)
                .withTrades(trade)
                .withClients(1)
                .firms()
                .get(0));
    }

    private static long lowest(Business business, Account account) {
        long balance = 0;
        long lowest = Long.MAX_VALUE;
        for (Entry entry : business.books().entries()) {
            balance += entry.lines().stream()
                    .filter(line -> line.account().equals(account))
                    .mapToLong(Line::amount)
                    .sum();
            lowest = Math.min(lowest, balance);
        }
        return lowest;
    }
}
