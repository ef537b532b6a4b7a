package io.plumbline.analyses.forecast.arima;

/** The orders of a seasonal ARIMA model (p,d,q)(P,D,Q) with period m, and whether its differences have a mean. */
record SarimaOrders(int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, int period, boolean mean) {
    private static final int MOST = 5;
    private static final int MOST_SEASONAL = 2;

    int parameters() {
        return p + q + seasonalP + seasonalQ + (mean ? 1 : 0);
    }

    boolean isAllowed() {
        return p >= 0
                && q >= 0
                && seasonalP >= 0
                && seasonalQ >= 0
                && p <= MOST
                && q <= MOST
                && seasonalP <= MOST_SEASONAL
                && seasonalQ <= MOST_SEASONAL
                && (period > 1 || seasonalP + seasonalQ == 0)
                && (!mean || d + seasonalD <= 1);
    }

    SarimaOrders with(int p, int q, int seasonalP, int seasonalQ, boolean mean) {
        return new SarimaOrders(p, d, q, seasonalP, seasonalD, seasonalQ, period, mean);
    }
}
