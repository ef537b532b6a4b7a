package io.plumbline.samples.books;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The entries of a business in the order of their days. Any ledger file can tell them. */
public record Books(String company, String currency, List<Entry> entries) {
    public Books {
        entries = List.copyOf(entries);
    }

    /** The books as an export made on that day shows them. */
    public Books asKnownOn(LocalDate day) {
        return where(entry -> entry.isKnownOn(day));
    }

    public Books between(LocalDate from, LocalDate to) {
        return where(entry -> !entry.on().isBefore(from) && !entry.on().isAfter(to));
    }

    public Books before(LocalDate day) {
        return where(entry -> entry.on().isBefore(day));
    }

    public Stream<Line> lines() {
        return entries.stream().flatMap(entry -> entry.lines().stream());
    }

    /** Account to its debit-positive balance, in the order of the chart. */
    public SortedMap<Account, Long> balances() {
        SortedMap<Account, Long> balances = new TreeMap<>();
        lines().forEach(line -> balances.merge(line.account(), line.amount(), Long::sum));
        return balances;
    }

    /**
     * What a new year opens with: balance-sheet accounts, and in retained earnings also all that was earned before.
     */
    public SortedMap<Account, Long> carriedForward() {
        SortedMap<Account, Long> carried = new TreeMap<>();
        balances()
                .forEach((account, balance) -> carried.merge(
                        account.type().balanceSheet() ? account : Chart.RETAINED_EARNINGS, balance, Long::sum));
        carried.values().removeIf(balance -> balance == 0);
        return carried;
    }

    private Books where(Predicate<Entry> kept) {
        return new Books(company, currency, entries.stream().filter(kept).toList());
    }
}
