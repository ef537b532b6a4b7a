package io.plumbline.analyses.forecast.arima;

import io.plumbline.analyses.statistics.Differences;
import io.plumbline.analyses.statistics.Kpss;
import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.statistics.Stl;

/** Of which seasonal ARIMA model the errors of a regression are. */
public record ArimaErrors(SarimaOrders orders) {
    private static final double STRONG = .64;
    private static final int LONGEST_SEASON = 24;

    /** (p,d,q)(P,D,Q) with period m. */
    public static ArimaErrors of(int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, int period) {
        return new ArimaErrors(new SarimaOrders(p, d, q, seasonalP, seasonalD, seasonalQ, period, d + seasonalD == 0));
    }

    /**
     * The usual ones, before anything is known of the regressors: the airline model where the season is strong, without its
     * season where it is weak or too long; a mean and one autoregression in place of the difference where the KPSS test lets
     * the series pass.
     */
    public static ArimaErrors usual(double[] values, int period) {
        int season = period <= LONGEST_SEASON && values.length > 2 * period + 2 ? period : 1;
        boolean strong = season > 1 && Stl.periodic(values, season, false).seasonalStrength() > STRONG;
        double[] steps = strong ? Differences.of(values, season) : values;
        int d = Moments.isConstant(steps) ? 0 : Math.min(1, Kpss.differences(steps));
        int mild = season > 1 && !strong ? 1 : 0;
        return of(1 - d, d, 1, mild, strong ? 1 : 0, strong ? 1 : 0, season);
    }

    /** As found by the stepwise search, on what regressors leave of a series. */
    public static ArimaErrors searched(double[] values, int period) {
        return new ArimaErrors(Arima.search(values, period).orders());
    }
}
