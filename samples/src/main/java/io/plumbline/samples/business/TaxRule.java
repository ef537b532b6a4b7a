package io.plumbline.samples.business;

/**
 * The tax on sales: US sales tax, or value added tax that is recovered on purchases.
 *
 * @param basisPoints of the net price
 * @param everyMonths between two returns
 */
record TaxRule(int basisPoints, boolean recovered, int everyMonths) {
    /** To the nearest cent. */
    long on(long net) {
        return Math.floorDiv(net * basisPoints + 5_000, 10_000L);
    }

    long onPurchase(long net) {
        return recovered ? on(net) : 0;
    }
}
