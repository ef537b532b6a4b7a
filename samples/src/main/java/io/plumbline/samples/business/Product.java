package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import java.util.List;

/**
 * Something sold over the counter or online.
 *
 * @param price list price without tax, cents
 * @param daily pieces sold on an ordinary day in a shop, or in a hundred online orders
 * @param costs what it is made of, as shares of the list price
 */
record Product(
        String code, String name, String category, Account revenue, long price, double daily, List<Share> costs) {

    /** A cost as a percentage of the list price. */
    record Share(Account account, int percent) {}
}
