package io.plumbline.analyses.statistics;

/**
 * The season of a series by ratio (or difference) to its centred moving average, as the seasonal figures of the periods'
 * places, scaled to mean one (or zero): the classical decomposition, as R's {@code decompose} computes it.
 *
 * @param figures by place in the period: that of the first value first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ClassicalDecomposition(boolean multiplicative, double[] figures) {
    private static final double NEARLY_ZERO = 1e-4;

    /** Of a series of at least two whole periods. */
    public static ClassicalDecomposition of(double[] values, int period, boolean multiplicative) {
        int n = values.length;
        double[] sums = new double[period];
        int[] counts = new int[period];
        int half = period / 2;
        for (int t = half; t < n - half; t++) {
            double trend = movingAverage(values, t, period);
            sums[t % period] += multiplicative ? values[t] / trend : values[t] - trend;
            counts[t % period]++;
        }
        double[] figures = new double[period];
        for (int place = 0; place < period; place++) {
            figures[place] = sums[place] / counts[place];
        }
        double mean = Moments.mean(figures);
        for (int place = 0; place < period; place++) {
            figures[place] = multiplicative ? figures[place] / mean : figures[place] - mean;
        }
        return new ClassicalDecomposition(multiplicative, figures);
    }

    /** Multiplicative where the series is positive and no figure is nearly zero. */
    public static ClassicalDecomposition fitting(double[] values, int period) {
        if (Moments.smallest(values) > 0) {
            ClassicalDecomposition ratios = of(values, period, true);
            if (Moments.smallest(ratios.figures) >= NEARLY_ZERO) {
                return ratios;
            }
        }
        return of(values, period, false);
    }

    /** The centred moving average over one period; the ends of an even one count half. */
    static double movingAverage(double[] values, int at, int period) {
        int half = period / 2;
        double sum = 0;
        for (int t = at - half; t <= at + half; t++) {
            sum += values[t];
        }
        if (period % 2 == 0) {
            sum -= (values[at - half] + values[at + half]) / 2;
        }
        return sum / period;
    }

    public double figureAt(int time) {
        return figures[time % figures.length];
    }

    public double[] adjusted(double[] values) {
        double[] adjusted = new double[values.length];
        for (int t = 0; t < adjusted.length; t++) {
            adjusted[t] = multiplicative ? values[t] / figureAt(t) : values[t] - figureAt(t);
        }
        return adjusted;
    }

    /** Puts the season back on a forecast whose first value follows after that many observed ones. */
    public double[] seasonal(double[] forecast, int observed) {
        double[] seasonal = new double[forecast.length];
        for (int h = 0; h < forecast.length; h++) {
            double figure = figureAt(observed + h);
            seasonal[h] = multiplicative ? forecast[h] * figure : forecast[h] + figure;
        }
        return seasonal;
    }

    /** Deviations grow with a multiplicative season and stay with an additive one. */
    public double[] seasonalDeviation(double[] deviation, int observed) {
        return multiplicative ? seasonal(deviation, observed) : deviation;
    }
}
