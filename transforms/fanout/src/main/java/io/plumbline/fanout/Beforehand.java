package io.plumbline.fanout;

import io.plumbline.analyses.series.Driver;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.KnownAhead;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is known of a series' months beforehand, as a model takes it, and in words. */
final class Beforehand {
    private final ClientSeries client;
    private final MonthlySeries series;
    private final KnownAhead known;
    private final List<Month> ahead;

    Beforehand(ClientSeries client, MonthlySeries series) {
        this.client = client;
        this.series = series;
        this.known = client.known(series);
        this.ahead = client.ahead(series);
    }

    /** The budget, where it is asked for and reaches over all that is known and all that is forecast. */
    List<Driver> drivers(int horizon) {
        List<Month> all = months(horizon);
        double[] budget = all.stream()
                .map(month -> known.budget().get(month.period()))
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
        return known.followsBudget() && budget.length == all.size() ? List.of(new Driver("budget", budget)) : List.of();
    }

    private List<Month> months(int horizon) {
        List<Month> all = new ArrayList<>(client.months()
                .subList(series.first(), series.first() + series.values().size()));
        all.addAll(ahead.subList(0, Math.min(horizon, ahead.size())));
        return all;
    }

    private int budgeted(List<Month> all) {
        return (int) all.stream()
                .filter(month -> known.budget().containsKey(month.period()))
                .count();
    }

    List<String> remarks(int horizon) {
        List<Month> next = ahead.subList(0, Math.min(horizon, ahead.size()));
        List<String> remarks = new ArrayList<>();
        tell("floor", known.floors(), next, remarks);
        tell("cap", known.caps(), next, remarks);
        List<String> contrary =
                next.stream().map(Month::period).filter(known::isContrary).toList();
        if (!contrary.isEmpty()) {
            remarks.add("its floor lies above its cap, and neither is kept, in " + String.join(", ", contrary));
        }
        List<Month> all = months(horizon);
        if (known.followsBudget() && budgeted(all) < all.size()) {
            remarks.add("the budget explains nothing, as it is known for %d of the %d months looked at and ahead"
                    .formatted(budgeted(all), all.size()));
        }
        return remarks;
    }

    private static void tell(String which, Map<String, BigDecimal> bounds, List<Month> next, List<String> remarks) {
        long given = next.stream()
                .filter(month -> bounds.containsKey(month.period()))
                .count();
        if (given > 0) {
            remarks.add("a %s is kept in %d of %d months".formatted(which, given, next.size()));
        }
    }
}
