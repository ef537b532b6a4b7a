package io.plumbline.analyses.forecast.arima;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.SimpleSmoothing;
import io.plumbline.analyses.statistics.Differences;
import io.plumbline.analyses.statistics.Kpss;
import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.statistics.Stl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Seasonal ARIMA found step by step (Hyndman and Khandakar 2008): differenced by seasonal strength and the KPSS test, then
 * from four models to the neighbour of the smallest AICc until none is better; of the conditional sum of squares throughout.
 */
public final class Arima implements Model {
    private static final double STRONG = .64;
    private static final int MOST_MODELS = 94;
    private static final int LONGEST_SEASON = 24;
    private static final int WEEKS_OF_YEAR = 52;
    private static final int MOST_DIFFERENCES = 2;
    private static final int SHORTEST = 8;

    private final int longestSeason;
    private final int mostDifferences;

    public Arima() {
        this(LONGEST_SEASON, MOST_DIFFERENCES);
    }

    private Arima(int longestSeason, int mostDifferences) {
        this.longestSeason = longestSeason;
        this.mostDifferences = mostDifferences;
    }

    /** Weeks without their year: prices among them, whose growth differenced twice would last for ever. */
    public static Arima ofWeeks() {
        return new Arima(LONGEST_SEASON, 1);
    }

    /** Weeks with the year as a season of 52. */
    public static Arima ofWeeksInYears() {
        return new Arima(WEEKS_OF_YEAR, 1);
    }

    @Override
    public String name() {
        return "arima";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        if (values.length < SHORTEST || Moments.isConstant(values)) {
            return new SimpleSmoothing().fit(values, 1);
        }
        return search(values, period, longestSeason, mostDifferences);
    }

    /** Of a series that varies and has eight values or more. */
    static SarimaFit search(double[] values, int period) {
        return search(values, period, LONGEST_SEASON, MOST_DIFFERENCES);
    }

    private static SarimaFit search(double[] values, int period, int longestSeason, int mostDifferences) {
        int season = period <= longestSeason && values.length > 2 * period + 2 ? period : 1;
        int seasonal = season > 1 && Stl.periodic(values, season, false).seasonalStrength() > STRONG ? 1 : 0;
        double[] steps = seasonal > 0 ? Differences.of(values, season) : values;
        return new Search(values, Math.min(mostDifferences, Kpss.differences(steps)), seasonal, season).best();
    }

    /** The models tried so far. */
    private static final class Search {
        private final Map<SarimaOrders, Double> tried = new HashMap<>();
        private final double[] values;
        private SarimaFit best;

        Search(double[] values, int d, int seasonalD, int period) {
            this.values = values;
            boolean mean = d + seasonalD <= 1;
            int one = period > 1 ? 1 : 0;
            SarimaOrders start = new SarimaOrders(0, d, 0, 0, seasonalD, 0, period, mean);
            this.best = new SarimaFit(start, values).search();
            tried.put(start, best.aicc());
            for (SarimaOrders orders : List.of(
                    start.with(2, 2, one, one, mean),
                    start.with(1, 0, one, 0, mean),
                    start.with(0, 1, 0, one, mean),
                    start.with(0, 0, 0, 0, false))) {
                improves(orders);
            }
        }

        SarimaFit best() {
            boolean moved = true;
            while (moved && tried.size() < MOST_MODELS) {
                moved = false;
                SarimaOrders from = best.orders();
                for (SarimaOrders neighbour : neighbours(from)) {
                    if (improves(neighbour)) {
                        moved = true;
                        break;
                    }
                }
            }
            return best;
        }

        private static List<SarimaOrders> neighbours(SarimaOrders o) {
            int p = o.p();
            int q = o.q();
            int sp = o.seasonalP();
            int sq = o.seasonalQ();
            boolean mean = o.mean();
            return List.of(
                    o.with(p, q, sp - 1, sq, mean),
                    o.with(p, q, sp, sq - 1, mean),
                    o.with(p, q, sp + 1, sq, mean),
                    o.with(p, q, sp, sq + 1, mean),
                    o.with(p, q, sp - 1, sq - 1, mean),
                    o.with(p, q, sp + 1, sq + 1, mean),
                    o.with(p - 1, q, sp, sq, mean),
                    o.with(p, q - 1, sp, sq, mean),
                    o.with(p + 1, q, sp, sq, mean),
                    o.with(p, q + 1, sp, sq, mean),
                    o.with(p - 1, q - 1, sp, sq, mean),
                    o.with(p + 1, q + 1, sp, sq, mean),
                    o.with(p, q, sp, sq, !mean));
        }

        private boolean improves(SarimaOrders orders) {
            if (!orders.isAllowed() || tried.containsKey(orders)) {
                return false;
            }
            SarimaFit fit = new SarimaFit(orders, values).search();
            tried.put(orders, fit.aicc());
            if (fit.aicc() < best.aicc()) {
                best = fit;
                return true;
            }
            return false;
        }
    }
}
