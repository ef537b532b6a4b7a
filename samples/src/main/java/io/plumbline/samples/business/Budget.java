package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Books;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What the owner meant to earn and spend in a fiscal year, by account and month, in the account's natural sign. Costs
 * are planned without the month's surprises, sales a little too high; months still ahead follow the year before.
 */
public record Budget(List<YearMonth> months, SortedMap<Account, List<Long>> amounts) {
    /** Twelve months from the first. */
    public static Budget of(Firm firm, Books books, YearMonth first) {
        List<YearMonth> months =
                LongStream.range(0, 12).mapToObj(first::plusMonths).toList();
        SortedMap<Account, SortedMap<YearMonth, Long>> actual = actual(books);
        SortedMap<Account, List<Long>> amounts = new TreeMap<>();
        actual.forEach((account, byMonth) -> {
            double bias =
                    1 + 0.035 * firm.chance("budget", account.number(), first).normal();
            amounts.put(
                    account,
                    months.stream()
                            .map(month -> rounded(bias * planned(firm, account, byMonth, month)))
                            .toList());
        });
        amounts.values().removeIf(planned -> planned.stream().allMatch(amount -> amount == 0));
        return new Budget(months, amounts);
    }

    private static SortedMap<Account, SortedMap<YearMonth, Long>> actual(Books books) {
        SortedMap<Account, SortedMap<YearMonth, Long>> actual = new TreeMap<>();
        books.entries()
                .forEach(entry -> entry.lines().stream()
                        .filter(line -> !line.account().type().balanceSheet())
                        .forEach(line -> actual.computeIfAbsent(line.account(), key -> new TreeMap<>())
                                .merge(
                                        YearMonth.from(entry.on()),
                                        line.account().type().natural(line.amount()),
                                        Long::sum)));
        return actual;
    }

    private static double planned(Firm firm, Account account, SortedMap<YearMonth, Long> actual, YearMonth month) {
        YearMonth last = YearMonth.from(firm.lastDay());
        if (month.isAfter(last)) {
            return 1.04 * actual.getOrDefault(month.minusYears(1), 0L);
        }
        boolean sales = account.name().startsWith("Sales:");
        return sales
                ? (actual.getOrDefault(month, 0L) + median(actual, month, last)) * 0.51
                : median(actual, month, last);
    }

    /** Of the month and its neighbours, so that a single odd month leaves no trace. */
    private static double median(SortedMap<YearMonth, Long> actual, YearMonth month, YearMonth last) {
        YearMonth middle = month.equals(last) ? month.minusMonths(1) : month;
        long[] around = LongStream.of(-1, 0, 1)
                .map(shift -> actual.getOrDefault(middle.plusMonths(shift), 0L))
                .sorted()
                .toArray();
        return around[1];
    }

    private static long rounded(double cents) {
        return Math.round(cents / 1_000) * 1_000;
    }
}
