package io.plumbline.samples.books;

/**
 * A line of an entry.
 *
 * @param location shop or department; empty when it belongs to the business as a whole
 * @param amount cents, debit-positive
 */
public record Line(Account account, String location, long amount) {
    public long debit() {
        return Math.max(amount, 0);
    }

    public long credit() {
        return Math.max(-amount, 0);
    }
}
