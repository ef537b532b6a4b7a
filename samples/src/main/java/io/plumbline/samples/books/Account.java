package io.plumbline.samples.books;

/**
 * An account under all the names that ledgers know it by.
 *
 * @param number in an English chart
 * @param name with its parents, as in {@code Sales:Bread}
 * @param detail QuickBooks' detail type
 * @param frenchNumber in the plan comptable général
 */
public record Account(
        String number, String name, AccountType type, String detail, String frenchNumber, String frenchName)
        implements Comparable<Account> {

    /** The name below its parents. */
    public String leaf() {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** The names above it; empty at the top. */
    public String parent() {
        return name.substring(0, Math.max(0, name.lastIndexOf(':')));
    }

    @Override
    public int compareTo(Account other) {
        return number.compareTo(other.number);
    }
}
