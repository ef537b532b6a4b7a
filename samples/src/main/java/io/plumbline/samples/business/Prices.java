package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import java.time.LocalDate;

/** What a piece costs the customer on a day: the list price, and a rise of one category's prices. */
record Prices(Occasions occasions, Account risen, int risePercent) {
    /** Rounded to five cents, as on a price tag. */
    long of(Product product, LocalDate day) {
        if (!rose(product, day)) {
            return product.price();
        }
        return Math.floorDiv(product.price() * (100 + risePercent) + 250, 500L) * 5;
    }

    /** Dearer goods sell a little less: elasticity -0.4. */
    double response(Product product, LocalDate day) {
        return rose(product, day) ? 1 - 0.4 * risePercent / 100 : 1;
    }

    private boolean rose(Product product, LocalDate day) {
        return product.revenue().equals(risen) && occasions.holds(Fact.PRICE_RISE, day);
    }
}
