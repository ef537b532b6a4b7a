package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Party;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Brings each day's orders into the books: one summary a place, or several where trade is told finely. */
final class Takings {
    private final Bookkeeper books;
    private final int summaries;
    private final Party bank;

    Takings(Firm firm, Bookkeeper books, Party bank) {
        this.books = books;
        this.summaries = (int) Math.max(1, Math.round(firm.volume()));
        this.bank = bank;
    }

    /** Books a day's orders of one place. */
    void book(List<OrderLine> orders) {
        SortedMap<Integer, List<OrderLine>> parts = new TreeMap<>();
        for (OrderLine line : orders) {
            parts.computeIfAbsent(Math.floorMod(line.order().hashCode(), summaries), key -> new ArrayList<>())
                    .add(line);
        }
        parts.values().forEach(this::summarise);
    }

    private void summarise(List<OrderLine> orders) {
        SortedMap<Account, Long> sold = new TreeMap<>();
        long tax = 0;
        for (OrderLine line : orders) {
            sold.merge(line.isRefund() ? Chart.REFUNDS : line.revenue(), line.net(), Long::sum);
            tax += line.tax();
        }
        String store = orders.get(0).store();
        long gross = tax + sold.values().stream().mapToLong(Long::longValue).sum();
        Bookkeeper.Posting entry = books.entry(Kind.SALES_RECEIPT, Party.NOBODY, "Daily sales " + store)
                .debit(Chart.UNDEPOSITED, store, gross);
        sold.forEach((account, net) -> entry.credit(account, store, net));
        entry.credit(Chart.SALES_TAX, store, tax).post();
    }

    /** Every Monday the card company pays out the week, less its fee of 2.4 %. */
    void payOut(LocalDate day) {
        long gross = books.balance(Chart.UNDEPOSITED);
        if (day.getDayOfWeek() == DayOfWeek.MONDAY && gross > 0) {
            long fee = gross * 24 / 1000;
            books.entry(Kind.DEPOSIT, bank, "Card and cash takings")
                    .debit(Chart.CHECKING, gross - fee)
                    .debit(Chart.BANK_FEES, fee)
                    .credit(Chart.UNDEPOSITED, gross)
                    .post();
        }
    }
}
