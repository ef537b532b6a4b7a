package io.plumbline.star;

import io.plumbline.star.AccountRules.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose account numbers a ledger uses.
 *
 * @param name {@code pcg}, {@code skr03} ...
 * @param agreeing accounts whose names say what their numbers say
 * @param understood accounts with a number and a name that is understood
 */
record NationalChart(String name, int agreeing, int understood) {
    /** Fewer names prove nothing. */
    private static final int LEAST_AGREEING = 6;

    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.7");

    /** By how much the best has to be ahead of the next one. */
    private static final BigDecimal AHEAD = new BigDecimal("0.1");

    /** The client says so, or its kind of file by law. */
    static NationalChart settled(String name) {
        return new NationalChart(name, 0, 0);
    }

    /** An account's number, and what its name or type says of it. */
    record Numbered(String code, String standardAccount) {}

    /** The chart that numbers the accounts as their names say, where one does and no other does nearly as well. */
    static Optional<NationalChart> recognised(Collection<Numbered> accounts) {
        List<NationalChart> ranked = AccountRules.RECOGNISED.stream()
                .map(chart -> held(chart, accounts))
                .sorted(Comparator.comparing(NationalChart::share).reversed())
                .toList();
        NationalChart best = ranked.get(0);
        return best.agreeing >= LEAST_AGREEING
                        && best.share().compareTo(LEAST_SHARE) >= 0
                        && best.share().subtract(ranked.get(1).share()).compareTo(AHEAD) >= 0
                ? Optional.of(best)
                : Optional.empty();
    }

    /** Accounts that agree among those that are understood; 1 where nobody had to find out. */
    BigDecimal share() {
        return understood == 0
                ? BigDecimal.ONE
                : BigDecimal.valueOf(agreeing).divide(BigDecimal.valueOf(understood), 2, RoundingMode.HALF_UP);
    }

    /** Names that disagree are as often misread as the chart is. */
    BigDecimal confidence() {
        return BigDecimal.ONE.add(share()).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
    }

    String inWords() {
        return understood == 0
                ? name
                : "%s, recognised as %d of %d understood names agree".formatted(name, agreeing, understood);
    }

    private static NationalChart held(String chart, Collection<Numbered> accounts) {
        int agreeing = 0;
        for (Numbered account : accounts) {
            Optional<Rule> rule = AccountRules.shipped().code(chart, account.code());
            if (rule.isPresent() && isAlike(rule.get().standardAccount(), account.standardAccount())) {
                agreeing++;
            }
        }
        return new NationalChart(chart, agreeing, Math.max(1, accounts.size()));
    }

    private static boolean isAlike(String one, String other) {
        StandardAccounts chart = StandardAccounts.shipped();
        return chart.section(one).equals(chart.section(other));
    }
}
