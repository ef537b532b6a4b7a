package io.plumbline.fanout;

import io.plumbline.analyses.forecast.BackTest;
import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.forecast.Hierarchy;
import io.plumbline.analyses.forecast.Reconciliation;
import io.plumbline.analyses.forecast.Rounding;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.MonthlySeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Forecasts of locations, categories and products that add up to that of their KPI, to the cent. The way to divide it with
 * the fewest parts is reconciled with the whole by what is uncertain; each other way divides the whole as it then is.
 */
final class PartForecasts {
    private final ClientSeries client;
    private final List<MonthlySeries> series;
    private final List<Forecast> forecasts;
    private final List<MonthsAhead> held;
    private final Map<Integer, MonthsAhead> months = new LinkedHashMap<>();

    /** A client's series, their forecasts, and these as what is known beforehand holds them, in the same order. */
    PartForecasts(ClientSeries client, List<Forecast> forecasts, List<MonthsAhead> held) {
        this.client = client;
        this.series = client.series();
        this.forecasts = forecasts;
        this.held = held;
    }

    /** Index of a series to what it is expected to be, of KPIs with parts and of these. */
    Map<Integer, MonthsAhead> coherent() {
        for (int whole = 0; whole < series.size(); whole++) {
            if (series.get(whole).kind().equals("kpi")) {
                divide(whole);
            }
        }
        return months;
    }

    private void divide(int index) {
        boolean isHeld = client.known(series.get(index)).isBound();
        Forecast whole = isHeld ? known(forecasts.get(index), held.get(index)) : forecasts.get(index);
        for (List<Integer> parts : ways(series.get(index).seriesId())) {
            List<Forecast> divided = divided(whole, parts);
            months.putIfAbsent(index, isHeld ? held.get(index) : MonthsAhead.of(series.get(index), divided.get(0)));
            for (int i = 0; i < parts.size(); i++) {
                months.put(parts.get(i), MonthsAhead.of(series.get(parts.get(i)), divided.get(i + 1)));
            }
            whole = known(divided.get(0));
        }
    }

    /** The parts of each way, the fewest first. */
    private List<List<Integer>> ways(String whole) {
        Map<String, List<Integer>> ways = IntStream.range(0, series.size())
                .boxed()
                .filter(i -> whole.equals(series.get(i).partOf()))
                .collect(Collectors.groupingBy(i -> series.get(i).kind(), LinkedHashMap::new, Collectors.toList()));
        return ways.values().stream()
                .sorted(Comparator.comparingInt(List::size))
                .toList();
    }

    private List<Forecast> divided(Forecast whole, List<Integer> parts) {
        Hierarchy hierarchy = new Hierarchy();
        List<Forecast> all = new ArrayList<>(List.of(whole));
        for (int part : parts) {
            hierarchy.add(whole.id(), series.get(part).seriesId());
            all.add(forecasts.get(part));
        }
        return Rounding.rounded(Reconciliation.reconciled(all, hierarchy), hierarchy, MonthsAhead.CENTS);
    }

    private static Forecast known(Forecast whole, MonthsAhead held) {
        double[] means =
                held.means().stream().mapToDouble(BigDecimal::doubleValue).toArray();
        return known(new Forecast(
                whole.id(),
                whole.nature(),
                means,
                whole.intervals(),
                whole.models(),
                whole.backTest(),
                whole.remarks()));
    }

    /** Without uncertainty or errors that others' go with, so that parts give way to it. */
    private static Forecast known(Forecast whole) {
        return new Forecast(
                whole.id(),
                whole.nature(),
                whole.mean(),
                whole.intervals().stream()
                        .map(interval -> new Interval(interval.level(), whole.mean(), whole.mean()))
                        .toList(),
                whole.models(),
                new BackTest(whole.backTest().benchmarkPeriod(), List.of()),
                whole.remarks());
    }
}
