package io.plumbline.fanout;

import io.plumbline.analyses.forecast.Accuracy;
import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.forecast.regression.CalendarEffect;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.DimSeries;
import io.plumbline.warehouse.analysis.FactForecast;
import io.plumbline.warehouse.analysis.FactForecastAccuracy;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All series of a client analysed. Their intervals are calibrated by the client's own back-tests and by what was learnt from
 * generated series, so that nobody's figures depend on anybody else's.
 */
final class ClientAnalysis {
    /** Of a value, as the engine writes it; the first of several has its noun before it. */
    private static final Pattern PLACE = Pattern.compile("(?:values? )?(\\d+) from the end");

    private final ClientSeries client;
    private final Question question;
    private final List<DimSeries> series = new ArrayList<>();
    private final List<FactForecast> forecasts = new ArrayList<>();
    private final List<FactForecastAccuracy> accuracies = new ArrayList<>();

    private ClientAnalysis(ClientSeries client, Question question) {
        this.client = client;
        this.question = question;
    }

    /** On so many threads; a client whose series break it is told, and stops nobody else's. */
    static SeriesFindings of(ClientSeries client, Question question, int threads) throws InterruptedException {
        try {
            return new ClientAnalysis(client, question).found(threads);
        } catch (RuntimeException e) {
            return SeriesFindings.failed(client.clientId(), String.valueOf(e));
        }
    }

    private SeriesFindings found(int threads) throws InterruptedException {
        ForecastSettings settings = settings();
        List<Forecast> free = Forecaster.forecast(
                client.series().stream().map(this::driven).toList(), one -> settings, threads, done -> {});
        Stream<MonthlySeries> all = client.series().stream();
        TrendRows trends = new TrendRows(
                client,
                (threads > 1 ? all.parallel() : all)
                        .map(one -> Trend.of(numbers(one, one.first())))
                        .toList());
        List<MonthsAhead> coherent = new StatementForecasts(client, free, question.totals()).coherent();
        new PartForecasts(client, free, coherent).coherent().forEach(coherent::set);
        for (int i = 0; i < free.size(); i++) {
            add(client.series().get(i), free.get(i), coherent.get(i));
        }
        return new SeriesFindings(
                client.clientId(), series, trends.months(), trends.findings(), forecasts, accuracies, null);
    }

    private ForecastSettings settings() {
        Set<String> calendar = client.calendar();
        return calendar == null
                ? ForecastSettings.USUAL
                : ForecastSettings.USUAL.onCalendar(calendar.stream()
                        .flatMap(word -> CalendarEffect.named(word).stream())
                        .collect(Collectors.toSet()));
    }

    private Series driven(MonthlySeries one) {
        Series series = numbers(one, 0);
        return series.drivenBy(
                new Beforehand(client, one).drivers(ForecastSettings.USUAL.horizonFor(series.frequency())));
    }

    /** Its values after so many months without any. */
    private Series numbers(MonthlySeries one, int after) {
        double[] values = new double[after + one.values().size()];
        for (int t = 0; t < values.length; t++) {
            BigDecimal value = t < after ? null : one.values().get(t - after);
            values[t] = value == null ? Double.NaN : value.doubleValue();
        }
        Series series = new Series(one.seriesId(), Frequency.MONTHLY, values);
        boolean isFlow = one.subject().equals("income statement") || one.unit().equals("count");
        return isFlow && isOfCalendarMonths()
                ? series.startingOn(client.months().get(one.first() - after).firstDay())
                : series;
    }

    /** What weekdays and Easter do to a month is known of calendar months alone. */
    private boolean isOfCalendarMonths() {
        return client.months().stream()
                .allMatch(month -> month.firstDay().getDayOfMonth() == 1
                        && YearMonth.from(month.firstDay()).atEndOfMonth().equals(month.lastDay()));
    }

    private void add(MonthlySeries one, Forecast forecast, MonthsAhead months) {
        Accuracy overall = forecast.backTest().overall();
        series.add(described(one, forecast, overall));
        addForecast(one, forecast, months);
        if (overall.origins() > 0) {
            accuracies.add(accuracy(one, overall));
            forecast.backTest().accuracy().forEach(horizon -> accuracies.add(accuracy(one, horizon)));
        }
    }

    private DimSeries described(MonthlySeries one, Forecast forecast, Accuracy overall) {
        return new DimSeries(
                client.clientId(),
                one.seriesId(),
                one.subject(),
                one.place(),
                one.section(),
                one.name(),
                one.kind(),
                one.unit(),
                one.better(),
                one.orientation(),
                one.partOf(),
                client.months().get(one.first()).period(),
                client.last(one).period(),
                one.values().size(),
                (int) one.values().stream().filter(Objects::isNull).count(),
                one.leftOut(),
                forecast.nature().name().toLowerCase(Locale.ROOT),
                String.join(" + ", forecast.models()),
                beatsNaive(overall),
                remarks(one, forecast),
                question.knownAt());
    }

    private @Nullable String remarks(MonthlySeries one, Forecast forecast) {
        List<String> remarks = forecast.remarks().stream()
                .map(remark -> withMonths(one, remark))
                .collect(Collectors.toCollection(ArrayList::new));
        remarks.addAll(new Beforehand(client, one).remarks(forecast.horizon()));
        return remarks.isEmpty() ? null : String.join("; ", remarks);
    }

    /** A series' own remarks count its values from the last that is known; here, they have names. */
    private String withMonths(MonthlySeries one, String remark) {
        int known = one.values().size();
        while (known > 0 && one.values().get(known - 1) == null) {
            known--;
        }
        int end = one.first() + known;
        return PLACE.matcher(remark)
                .replaceAll(place -> client.months()
                        .get(end - Integer.parseInt(place.group(1)))
                        .period());
    }

    private void addForecast(MonthlySeries one, Forecast forecast, MonthsAhead expected) {
        Month last = client.last(one);
        List<Month> ahead = client.ahead(one);
        for (int h = 0; h < Math.min(ahead.size(), expected.horizon()); h++) {
            Month month = ahead.get(h);
            forecasts.add(new FactForecast(
                    client.clientId(),
                    one.seriesId(),
                    question.knownAt(),
                    h + 1,
                    last.period(),
                    month.period(),
                    month.firstDay(),
                    month.lastDay(),
                    expected.mean(h),
                    expected.low(0, h),
                    expected.high(0, h),
                    expected.low(1, h),
                    expected.high(1, h),
                    expected.workedOut().orElseGet(() -> String.join(" + ", forecast.models()))));
        }
    }

    private FactForecastAccuracy accuracy(MonthlySeries one, Accuracy of) {
        return new FactForecastAccuracy(
                client.clientId(),
                one.seriesId(),
                of.h(),
                of.origins(),
                known(of.own().mase()),
                known(of.own().rmsse()),
                known(of.own().smape()),
                known(of.own().wape()),
                known(of.own().bias()),
                known(of.coverage80()),
                known(of.coverage95()),
                known(of.msis()),
                known(of.naive().mase()),
                known(of.naive().rmsse()),
                known(of.naive().smape()),
                known(of.naive().wape()),
                beatsNaive(of));
    }

    private static @Nullable Double known(double measure) {
        return Double.isFinite(measure) ? measure : null;
    }

    private static @Nullable Boolean beatsNaive(Accuracy of) {
        double own = of.own().mase();
        double naive = of.naive().mase();
        return (Double.isFinite(own) && Double.isFinite(naive)) ? (Boolean) (own < naive) : null;
    }
}
