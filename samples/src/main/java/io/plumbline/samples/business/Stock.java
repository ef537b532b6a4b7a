package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Party;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Goods bought by the week and used by the day: purchases into inventory, and what was used out of it each month. */
final class Stock {
    private final Firm firm;
    private final Bookkeeper books;
    private final Bills bills;
    private final Occasions occasions;
    private final SortedMap<Account, Party> suppliers = new TreeMap<>();
    private final SortedMap<Account, Long> usedThisWeek = new TreeMap<>();
    private final SortedMap<Account, Long> usedThisMonth = new TreeMap<>();
    private final Account shocked;
    private final int shockPercent;
    private final long wanted;

    /**
     * @param shocked what the supplier shock makes dearer
     * @param wanted value of the stock that is kept, cents
     */
    Stock(
            Firm firm,
            Bookkeeper books,
            Bills bills,
            Occasions occasions,
            Account shocked,
            int shockPercent,
            long wanted) {
        this.firm = firm;
        this.books = books;
        this.bills = bills;
        this.occasions = occasions;
        this.shocked = shocked;
        this.shockPercent = shockPercent;
        this.wanted = wanted;
    }

    Stock supplier(Account account, Party supplier) {
        suppliers.put(account, supplier);
        return this;
    }

    /** Uses up goods of that value at ordinary prices, in hundredths of a cent. */
    void use(Account account, long hundredths) {
        boolean dearer = account.equals(shocked) && occasions.holds(Fact.SUPPLIER_SHOCK, books.today());
        long cost = dearer ? hundredths * (100 + shockPercent) / 100 : hundredths;
        usedThisWeek.merge(account, cost, Long::sum);
        usedThisMonth.merge(account, cost, Long::sum);
    }

    /** What was sold over the counter; goods that come back are thrown away. */
    void use(List<Product> products, List<OrderLine> orders) {
        for (OrderLine line : orders) {
            if (!line.isRefund()) {
                products.stream()
                        .filter(product -> product.code().equals(line.productCode()))
                        .flatMap(product -> product.costs().stream()
                                .map(share -> new Used(share.account(), product.price() * share.percent())))
                        .forEach(used -> use(used.account(), used.each() * line.quantity()));
            }
        }
    }

    private record Used(Account account, long each) {}

    /** Tuesdays the suppliers deliver what the week took; at month's end the use is booked. */
    void live() {
        LocalDate day = books.today();
        if (day.getDayOfWeek() == DayOfWeek.TUESDAY) {
            double refill = refill();
            usedThisWeek.forEach((account, used) -> deliver(account, used, refill, day));
            usedThisWeek.clear();
        }
        if (day.equals(YearMonth.from(day).atEndOfMonth())) {
            bookUse(day);
        }
    }

    /** How much more than the week's use is ordered: stock is steered back to what the business opened with. */
    private double refill() {
        long used =
                usedThisMonth.values().stream().mapToLong(cost -> cost / 100).sum();
        double missing = 1 - (books.balance(Chart.INVENTORY) - used) / (double) wanted;
        return 1 + 0.25 * Math.max(-1, Math.min(1, missing));
    }

    private void deliver(Account account, long used, double refill, LocalDate day) {
        Party supplier = suppliers.get(account);
        long net = firm.chance("delivery", account.number(), day).around(used / 100.0 * refill, 0.06);
        if (supplier != null && net > 0) {
            bills.receive(supplier, account.leaf(), Chart.INVENTORY, "", net, 25);
        }
    }

    private void bookUse(LocalDate day) {
        Bookkeeper.Posting entry = books.entry(Kind.ADJUSTMENT, Party.NOBODY, "Goods used " + YearMonth.from(day));
        usedThisMonth.forEach((account, used) -> entry.debit(account, used / 100));
        entry.credit(
                        Chart.INVENTORY,
                        usedThisMonth.values().stream()
                                .mapToLong(used -> used / 100)
                                .sum())
                .post();
        usedThisMonth.clear();
    }
}
