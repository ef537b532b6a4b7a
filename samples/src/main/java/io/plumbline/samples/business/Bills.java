package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Party;
import java.time.LocalDate;

/**
 * What suppliers charge: booked, now and then keyed days late or twice by mistake, and paid when due. Mistakes are
 * deleted before the last export, so that only earlier exports show them.
 */
final class Bills {
    private final Firm firm;
    private final Bookkeeper books;
    private final TaxRule tax;
    private final Wording wording;
    private final Chance chance;

    Bills(Firm firm, Bookkeeper books, TaxRule tax, Wording wording) {
        this.firm = firm;
        this.books = books;
        this.tax = tax;
        this.wording = wording;
        this.chance = firm.chance("bills");
    }

    /** A bill of that net amount, paid after so many days. */
    void receive(Party supplier, String memo, Account account, String location, long net, int days) {
        long gross = net + tax.onPurchase(net);
        LocalDate today = books.today();
        String reference = posting(supplier, memo, account, location, net)
                .keyedOn(chance.happens(0.04) ? earlier(today.plusDays(chance.between(4, 12)), firm.lastDay()) : today)
                .post();
        if (chance.happens(0.006)) {
            LocalDate struckOn = earlier(today.plusDays(chance.between(20, 70)), firm.lastDay());
            posting(supplier, memo, account, location, net).struckOn(struckOn).post();
        }
        books.later(today.plusDays(days), () -> pay(supplier, reference, gross));
    }

    private Bookkeeper.Posting posting(Party supplier, String memo, Account account, String location, long net) {
        return books.entry(Kind.BILL, supplier, memo)
                .debit(account, location, net)
                .debit(Chart.TAX_RECOVERABLE, tax.onPurchase(net))
                .credit(Chart.PAYABLES, net + tax.onPurchase(net));
    }

    private void pay(Party supplier, String reference, long gross) {
        books.entry(Kind.BILL_PAYMENT, supplier, wording.billPayment + reference)
                .debit(Chart.PAYABLES, gross)
                .credit(Chart.CHECKING, gross)
                .post();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
