package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.regression.CalendarRegressors;
import io.plumbline.analyses.forecast.regression.Regressor;
import io.plumbline.analyses.series.Driver;
import io.plumbline.analyses.series.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is known that may explain a series: the calendar, where its periods are dates, and its drivers. */
final class Explanations {
    /** A driver that was named on purpose need only be better than none. */
    private static final double DRIVER_MARGIN = 0;

    private Explanations() {}

    /** Over what models look at, and over what is to be forecast. */
    static List<Regressor> of(Series series, Recent recent, ForecastSettings settings, int reach) {
        int first = recent.first();
        int length = recent.values().length + reach;
        List<Regressor> regressors = new ArrayList<>();
        for (Driver driver : series.drivers()) {
            if (driver.values().length < first + length) {
                throw new IllegalArgumentException("Driver %s of series %s ends before its forecast: %d of %d values"
                        .formatted(driver.name(), series.id(), driver.values().length, first + length));
            }
            double[] values = Arrays.copyOfRange(driver.values(), first, first + length);
            regressors.add(new Regressor(driver.name(), new double[][] {values}, DRIVER_MARGIN));
        }
        if (series.start() != null) {
            regressors.addAll(CalendarRegressors.of(
                    series.frequency(), series.frequency().after(series.start(), first), length, settings.calendar()));
        }
        return regressors;
    }
}
