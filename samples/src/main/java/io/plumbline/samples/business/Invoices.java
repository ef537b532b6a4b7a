package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Bookkeeper;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Party;

/** What business customers are charged; they pay late, each by habit. */
final class Invoices {
    private final Firm firm;
    private final Bookkeeper books;
    private final TaxRule tax;
    private final Wording wording;
    private final int termDays;

    Invoices(Firm firm, Bookkeeper books, TaxRule tax, Wording wording, int termDays) {
        this.firm = firm;
        this.books = books;
        this.tax = tax;
        this.wording = wording;
        this.termDays = termDays;
    }

    void send(Party customer, String memo, Account account, String location, long net) {
        long gross = net + tax.on(net);
        String reference = books.entry(Kind.INVOICE, customer, memo)
                .debit(Chart.RECEIVABLES, gross)
                .credit(account, location, net)
                .credit(Chart.SALES_TAX, tax.on(net))
                .post();
        books.later(
                books.today().plusDays(termDays + daysLate(customer, reference)),
                () -> receive(customer, reference, gross));
    }

    private int daysLate(Party customer, String reference) {
        int habit = firm.chance("habit", customer.code()).between(-3, 40);
        return Math.max(-5, habit + firm.chance("late", reference).between(-8, 12));
    }

    private void receive(Party customer, String reference, long gross) {
        books.entry(Kind.PAYMENT, customer, wording.invoicePayment + reference)
                .debit(Chart.CHECKING, gross)
                .credit(Chart.RECEIVABLES, gross)
                .post();
    }
}
