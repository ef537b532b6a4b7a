package io.plumbline.jobs.series;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.forecast.Total;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Forecasts as a CSV file, one row per series and horizon: {@code series_id,h,mean,lo80,hi80,lo95,hi95,model}, with a pair
 * of columns for each level; totals follow, with an h as {@code 1-12}.
 */
public final class ForecastFile {
    /** Of a level, of which a hundredth is not exact. */
    private static final MathContext LEVEL_DIGITS = new MathContext(12);

    private ForecastFile() {}

    public static void write(List<Forecast> forecasts, List<Steps> totals, Appendable to) throws IOException {
        to.append(header(forecasts.get(0))).append('\n');
        for (Forecast forecast : forecasts) {
            for (int h = 0; h < forecast.horizon(); h++) {
                to.append(row(forecast, h)).append('\n');
            }
            for (Steps steps : totals) {
                to.append(row(forecast, forecast.total(steps.from(), steps.to())))
                        .append('\n');
            }
        }
    }

    private static String header(Forecast forecast) {
        StringBuilder header = new StringBuilder("series_id,h,mean");
        for (Interval interval : forecast.intervals()) {
            String level = percent(interval.level());
            header.append(",lo").append(level).append(",hi").append(level);
        }
        return header.append(",model").toString();
    }

    private static String percent(double level) {
        return BigDecimal.valueOf(level)
                .movePointRight(2)
                .round(LEVEL_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String row(Forecast forecast, int h) {
        CsvRow row =
                new CsvRow().text(forecast.id()).text(Integer.toString(h + 1)).number(forecast.mean()[h]);
        for (Interval interval : forecast.intervals()) {
            row.number(interval.low()[h]).number(interval.high()[h]);
        }
        return row.text(String.join("+", forecast.models())).toString();
    }

    private static String row(Forecast forecast, Total total) {
        CsvRow row = new CsvRow()
                .text(forecast.id())
                .text(total.from() + "-" + total.to())
                .number(total.mean());
        for (Total.Range range : total.ranges()) {
            row.number(range.low()).number(range.high());
        }
        return row.text(String.join("+", forecast.models())).toString();
    }
}
