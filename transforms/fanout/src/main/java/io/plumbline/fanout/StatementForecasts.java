package io.plumbline.fanout;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.Hierarchy;
import io.plumbline.analyses.forecast.Mirrored;
import io.plumbline.analyses.forecast.Reconciliation;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.MonthlySeries;
import io.plumbline.warehouse.analysis.StatementTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Forecasts of accounts that add up to those of their statement line, and of lines that add up to those of their totals.
 * Within a statement they are reconciled by what is uncertain; then the smallest parts are rounded to cents and all else is
 * their sum. On the balance sheet retained earnings are what assets leave over liabilities and other equity, so that it
 * balances; the cash-flow statement begins with the income statement's net income. Changes of balances are not derived from
 * each other: cash flow and balance sheet are forecast apart.
 */
final class StatementForecasts {
    private static final String INCOME = "income statement";
    private static final String BALANCE = "balance sheet";
    private static final String CASH_FLOW = "cash flow";
    private static final String NET_INCOME = "Net income";
    private static final String RETAINED = "Retained earnings";

    private final ClientSeries client;
    private final List<MonthlySeries> series;
    private final List<StatementTotal> totals;
    private final List<Forecast> forecasts;
    private final List<MonthsAhead> months = new ArrayList<>();

    /** A client's series and their forecasts in the same order. */
    StatementForecasts(ClientSeries client, List<Forecast> forecasts, List<StatementTotal> totals) {
        this.client = client;
        this.series = client.series();
        this.totals = totals;
        this.forecasts = forecasts;
    }

    /** In the order of the series; what is neither statement line nor account is as it was. */
    List<MonthsAhead> coherent() {
        for (int i = 0; i < series.size(); i++) {
            months.add(held(i, MonthsAhead.of(series.get(i), forecasts.get(i))));
        }
        for (String subject : List.of(INCOME, BALANCE, CASH_FLOW)) {
            if (lines(subject).length > 0) {
                reconcile(subject);
            }
        }
        return months;
    }

    private void reconcile(String subject) {
        int[] lines = lines(subject);
        Optional<Integer> residual = subject.equals(BALANCE) ? residual(lines) : Optional.empty();
        Map<Integer, Set<Integer>> accounts = accounts(lines);
        Map<Integer, Set<Integer>> parts = parts(subject, lines, residual);
        round(lines, accounts, reconciled(parts, accounts, residual));
        if (subject.equals(CASH_FLOW)) {
            takeNetIncome(lines);
        }
        residual.ifPresent(index -> set(index, residualOf(lines, index), "what balances the sheet"));
        for (int total : totals(subject)) {
            set(total, sum(ownParts(total, lines), total), "sum of its lines");
        }
    }

    private int[] lines(String subject) {
        return indexes(one -> one.subject().equals(subject) && one.isLine());
    }

    private int[] totals(String subject) {
        return indexes(one -> one.subject().equals(subject) && !one.isLine() && !one.isPart());
    }

    private int[] indexes(Predicate<MonthlySeries> wanted) {
        return IntStream.range(0, series.size())
                .filter(i -> wanted.test(series.get(i)))
                .toArray();
    }

    /** The accounts of each line that has some. */
    private Map<Integer, Set<Integer>> accounts(int[] lines) {
        Map<Integer, Set<Integer>> accounts = new LinkedHashMap<>();
        for (int line : lines) {
            int[] own = indexes(one -> series.get(line).seriesId().equals(one.partOf()));
            if (own.length > 0) {
                accounts.put(line, IntStream.of(own).boxed().collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return accounts;
    }

    /** The line of equity that takes what is left. */
    private Optional<Integer> residual(int[] lines) {
        return Arrays.stream(lines)
                .filter(line -> "equity".equals(series.get(line).section()))
                .boxed()
                .max(Comparator.comparing(
                                (Integer line) -> series.get(line).name().equals(RETAINED))
                        .thenComparing(line -> series.get(line).place()));
    }

    private Set<Integer> ownParts(int total, int[] lines) {
        MonthlySeries of = series.get(total);
        List<String> sections = totals.stream()
                .filter(candidate -> candidate.subject().equals(of.subject())
                        && candidate.name().equals(of.name()))
                .findFirst()
                .map(StatementTotal::sections)
                .orElse(List.of());
        Set<Integer> parts = new TreeSet<>();
        for (int line : lines) {
            if (sections.contains(Objects.requireNonNullElse(series.get(line).section(), ""))) {
                parts.add(line);
            }
        }
        return parts;
    }

    /**
     * Each total's lines. One that the residual is part of is made of the other lines instead: all lines of the sheet add up
     * to nought.
     */
    private Map<Integer, Set<Integer>> parts(String subject, int[] lines, Optional<Integer> residual) {
        Map<Integer, Set<Integer>> parts = new LinkedHashMap<>();
        for (int total : totals(subject)) {
            Set<Integer> own = ownParts(total, lines);
            if (residual.filter(own::contains).isPresent()) {
                Set<Integer> rest = new TreeSet<>();
                Arrays.stream(lines).filter(line -> !own.contains(line)).forEach(rest::add);
                parts.put(total, rest);
            } else {
                parts.put(total, own);
            }
        }
        parts.values().removeIf(Set::isEmpty);
        return parts;
    }

    /** Index to reconciled forecast, with the sign that the statement shows; totals made of the other side turn theirs. */
    private Map<Integer, Forecast> reconciled(
            Map<Integer, Set<Integer>> parts, Map<Integer, Set<Integer>> accounts, Optional<Integer> residual) {
        Hierarchy hierarchy = new Hierarchy();
        Stream.of(parts, accounts)
                .forEach(each -> each.forEach((whole, own) -> own.forEach(part -> hierarchy.add(
                        series.get(whole).seriesId(), series.get(part).seriesId()))));
        Map<String, Integer> byId = new LinkedHashMap<>();
        List<Forecast> signed = new ArrayList<>();
        for (String id : hierarchy.nodes()) {
            int index = indexes(one -> one.seriesId().equals(id))[0];
            byId.put(id, index);
            signed.add(turned(forecasts.get(index), sign(index, parts, residual)));
        }
        Map<Integer, Forecast> reconciled = new LinkedHashMap<>();
        if (!signed.isEmpty()) {
            Reconciliation.reconciled(signed, hierarchy).forEach(forecast -> {
                int index = Objects.requireNonNull(byId.get(forecast.id()));
                reconciled.put(index, turned(forecast, sign(index, parts, residual)));
            });
        }
        return reconciled;
    }

    private int sign(int index, Map<Integer, Set<Integer>> parts, Optional<Integer> residual) {
        boolean isOfTheOtherSide = residual.isPresent()
                && parts.containsKey(index)
                && !parts.get(index).equals(ownParts(index, lines(BALANCE)));
        return series.get(index).orientation() * (isOfTheOtherSide ? -1 : 1);
    }

    private static Forecast turned(Forecast forecast, int sign) {
        return sign < 0 ? Mirrored.of(forecast) : forecast;
    }

    private void round(int[] lines, Map<Integer, Set<Integer>> accounts, Map<Integer, Forecast> reconciled) {
        reconciled.forEach((index, forecast) -> months.set(index, MonthsAhead.of(series.get(index), forecast)));
        for (int line : lines) {
            Set<Integer> own = accounts.getOrDefault(line, Set.of());
            own.forEach(this::keepFromNegative);
            if (own.isEmpty()) {
                keepFromNegative(line);
            } else {
                dealOut(line, own);
                set(line, sum(own, line), "sum of its accounts");
            }
            months.set(line, held(line, months.get(line)));
        }
    }

    /** What a floor or a cap moves a line by. */
    private void dealOut(int line, Set<Integer> accounts) {
        List<BigDecimal> free = sum(accounts, line);
        MonthsAhead kept = held(line, months.get(line).about(free, Optional.empty()));
        List<Integer> own = List.copyOf(accounts);
        Map<Integer, List<BigDecimal>> means = new LinkedHashMap<>();
        own.forEach(account ->
                means.put(account, new ArrayList<>(months.get(account).means())));
        for (int h = 0; h < free.size(); h++) {
            int month = h;
            List<BigDecimal> shares = Dealt.out(
                    kept.mean(h).subtract(free.get(h)),
                    own.stream().map(account -> months.get(account).mean(month)).toList());
            for (int i = 0; i < own.size(); i++) {
                boolean isContrary =
                        series.get(own.get(i)).orientation() != series.get(line).orientation();
                BigDecimal share = isContrary ? shares.get(i).negate() : shares.get(i);
                Objects.requireNonNull(means.get(own.get(i)))
                        .set(h, months.get(own.get(i)).mean(h).add(share));
            }
        }
        if (!kept.means().equals(free)) {
            means.forEach((account, moved) -> set(account, moved, "share of its line, which is held"));
        }
    }

    private void keepFromNegative(int index) {
        if (isNeverNegative(series.get(index))) {
            MonthsAhead own = months.get(index);
            months.set(
                    index,
                    own.about(
                            own.means().stream()
                                    .map(mean -> mean.max(BigDecimal.ZERO.setScale(2)))
                                    .toList(),
                            Optional.empty()));
        }
    }

    /** What is known beforehand, is known better than what statements agree on: it holds after that. */
    private MonthsAhead held(int index, MonthsAhead free) {
        MonthlySeries one = series.get(index);
        return free.within(client.ahead(one), client.known(one));
    }

    private static boolean isNeverNegative(MonthlySeries one) {
        return one.values().stream().allMatch(value -> value == null || value.signum() >= 0);
    }

    private void takeNetIncome(int[] lines) {
        Optional<Integer> own = Arrays.stream(lines)
                .boxed()
                .filter(line -> series.get(line).name().equals(NET_INCOME))
                .findFirst();
        Optional<Integer> stated = Arrays.stream(totals(INCOME))
                .boxed()
                .filter(total -> series.get(total).name().equals(NET_INCOME))
                .findFirst();
        if (own.isPresent() && stated.isPresent()) {
            months.set(own.get(), months.get(stated.get()));
        }
    }

    private List<BigDecimal> residualOf(int[] lines, int residual) {
        Set<Integer> others = new TreeSet<>();
        Arrays.stream(lines).filter(line -> line != residual).forEach(others::add);
        return sum(others, residual).stream().map(BigDecimal::negate).toList();
    }

    /** With the sign in which the statement shows the total. */
    private List<BigDecimal> sum(Set<Integer> parts, int total) {
        int horizon = months.get(total).horizon();
        List<BigDecimal> sums = new ArrayList<>();
        for (int h = 0; h < horizon; h++) {
            BigDecimal sum = BigDecimal.ZERO.setScale(2);
            for (int part : parts) {
                BigDecimal mean = months.get(part).mean(h);
                sum = series.get(part).orientation() < 0 ? sum.subtract(mean) : sum.add(mean);
            }
            sums.add(series.get(total).orientation() < 0 ? sum.negate() : sum);
        }
        return sums;
    }

    private void set(int index, List<BigDecimal> means, String how) {
        months.set(index, months.get(index).about(means, Optional.of(how)));
    }
}
