package io.plumbline.star;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/**
 * How an account is posted on: what stands against a mapping, and the last that can be said of an account of which nothing
 * else is known.
 *
 * @param debit sum of its debits, without opening and closing entries
 * @param credit sum of its credits, positive, likewise
 * @param lines number of them
 * @param opening what its opening entries add up to; an account that has such carries its balance from year to year
 */
record Postings(BigDecimal debit, BigDecimal credit, long lines, BigDecimal opening) {
    static final Postings NONE = new Postings(BigDecimal.ZERO, BigDecimal.ZERO, 0, BigDecimal.ZERO);

    /** Fewer postings are no habit. */
    private static final int HABIT = 4;

    /** Of all that is posted, what counts as all but everything. */
    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.95");

    /** Gains and losses on one account, and stock that goes up and down. */
    private static final Set<String> EITHER_SIDE =
            Set.of("currency-gain", "disposal-gain", "stock-change", "income-tax");

    /** Balance sheet accounts that business moves one way only. */
    private static final Set<String> ONE_SIDE =
            Set.of("fixed-assets", "intangible-assets", "accumulated-depreciation", "share-capital", "drawings");

    /** What speaks against an account being that standard account, in words. */
    Optional<String> against(String standardAccount, StandardAccounts chart) {
        boolean earns = chart.statement(standardAccount).equals("income statement");
        if (earns && carries()) {
            return Optional.of("opening entries carry its balance, as of no account of the income statement");
        }
        boolean oneSided = earns ? !EITHER_SIDE.contains(standardAccount) : ONE_SIDE.contains(standardAccount);
        boolean isDebit = chart.isDebit(standardAccount);
        BigDecimal wrong = isDebit ? credit : debit;
        return oneSided && lines >= HABIT && nearlyAll(wrong)
                ? Optional.of("%s %% of what is posted on it are %s"
                        .formatted(percent(wrong), isDebit ? "credits" : "debits"))
                : Optional.empty();
    }

    /** The standard account that an account is most like which is posted on so. */
    Optional<String> like() {
        if (carries()) {
            return Optional.of(opening.signum() > 0 ? "other-current-assets" : "other-current-liabilities");
        }
        if (lines >= HABIT && nearlyAll(debit)) {
            return Optional.of("other-expense");
        }
        return lines >= HABIT && nearlyAll(credit) ? Optional.of("revenue") : Optional.empty();
    }

    String inWords() {
        return carries()
                ? "opening entries carry its balance"
                : "%s %% of what is posted on it are %s"
                        .formatted(percent(debit.max(credit)), debit.compareTo(credit) >= 0 ? "debits" : "credits");
    }

    private boolean carries() {
        return opening.signum() != 0;
    }

    private boolean nearlyAll(BigDecimal part) {
        return part.signum() > 0 && part.compareTo(debit.add(credit).multiply(NEARLY_ALL)) >= 0;
    }

    private BigDecimal percent(BigDecimal part) {
        return part.multiply(new BigDecimal(100)).divide(debit.add(credit), 0, RoundingMode.DOWN);
    }
}
