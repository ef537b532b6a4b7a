package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.KnownAhead;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.client.ForecastRule;
import io.plumbline.warehouse.client.ForecastRule.Limit;
import io.plumbline.warehouse.serve.AnalysisTables;
import io.plumbline.warehouse.star.CheckResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What clients say of months to come, as amounts of the months of their series, and of the calendar. */
final class Beforehand {
    private final Map<String, Client> clients;
    private final Map<String, Map<String, Map<String, BigDecimal>>> budgets;

    private Beforehand(Map<String, Client> clients, Map<String, Map<String, Map<String, BigDecimal>>> budgets) {
        this.clients = clients;
        this.budgets = budgets;
    }

    /** Budgets are read of those alone who speak of them. */
    static Beforehand of(Collection<Client> clients, AnalysisTables tables) {
        return new Beforehand(
                clients.stream().collect(Collectors.toMap(Client::id, client -> client)),
                tables.budgets(clients.stream()
                        .filter(client -> client.forecastRules().stream().anyMatch(ForecastRule::needsBudget))
                        .map(Client::id)
                        .collect(Collectors.toSet())));
    }

    ClientSeries told(ClientSeries series) {
        List<ForecastRule> rules = rules(series);
        Map<String, KnownAhead> known = new TreeMap<>();
        for (MonthlySeries one : series.series()) {
            List<ForecastRule> about =
                    rules.stream().filter(rule -> isAbout(rule, one)).toList();
            if (!about.isEmpty()) {
                known.put(one.seriesId(), known(series, one, about));
            }
        }
        ClientSeries told = series.knowing(known);
        return Optional.ofNullable(clients.get(series.clientId()))
                .flatMap(Client::calendarEffects)
                .map(told::onCalendar)
                .orElse(told);
    }

    /** Rules that nothing came of, for whoever wrote them. */
    Optional<CheckResult> unheard(ClientSeries series) {
        List<String> names = rules(series).stream()
                .filter(rule -> series.series().stream().noneMatch(one -> rule.isAbout(one.seriesId(), one.name())))
                .map(ForecastRule::series)
                .distinct()
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckResult(
                        series.clientId(),
                        AnalysisTables.RULES_HAVE_SERIES,
                        "warning",
                        "failed",
                        "`forecasts` of client.yml speaks of series that the client does not have",
                        names.size(),
                        String.join("; ", names)));
    }

    /** An account may bear the name of its line, and so may a line of the cash-flow statement. */
    private static boolean isAbout(ForecastRule rule, MonthlySeries one) {
        return !one.isPart() && !one.subject().equals("cash flow") && rule.isAbout(one.seriesId(), one.name());
    }

    private List<ForecastRule> rules(ClientSeries series) {
        return Optional.ofNullable(clients.get(series.clientId()))
                .map(Client::forecastRules)
                .orElse(List.of());
    }

    private KnownAhead known(ClientSeries client, MonthlySeries one, List<ForecastRule> rules) {
        Map<String, BigDecimal> budget =
                budgets.getOrDefault(client.clientId(), Map.of()).getOrDefault(one.seriesId(), Map.of());
        Map<String, BigDecimal> floors = new TreeMap<>();
        Map<String, BigDecimal> caps = new TreeMap<>();
        for (Month month : client.ahead(one)) {
            for (ForecastRule rule : rules) {
                if (rule.holds(month.firstDay(), month.lastDay())) {
                    amount(rule.floor(), budget, month)
                            .ifPresent(floor -> floors.merge(month.period(), floor, BigDecimal::max));
                    amount(rule.cap(), budget, month)
                            .ifPresent(cap -> caps.merge(month.period(), cap, BigDecimal::min));
                }
            }
        }
        boolean follows = rules.stream().anyMatch(ForecastRule::followsBudget);
        return new KnownAhead(floors, caps, follows, follows ? budget : Map.of());
    }

    private static Optional<BigDecimal> amount(Optional<Limit> limit, Map<String, BigDecimal> budget, Month month) {
        return limit.flatMap(one -> one.amount().or(() -> Optional.ofNullable(budget.get(month.period()))));
    }

    /** For the hash of what is analysed. */
    static List<String> inWords(ClientSeries client) {
        List<String> words = new ArrayList<>(List.of(String.valueOf(client.calendar())));
        client.known().forEach((series, known) -> words.add(series + "=" + known));
        return words;
    }
}
