package io.plumbline.analyses.variance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * When a variance is large enough to look at: {@code |amount| >= floor} and, or either of them alone, {@code |percent| >=
 * limit}. A variance from a base of zero has no percentage and counts as beyond any limit, unless it is zero itself: an
 * expense that nobody planned is judged by its amount.
 *
 * @param floor in the client's currency
 * @param limit in percent
 */
public record Materiality(BigDecimal floor, BigDecimal limit, Mode mode) {
    /** How floor and limit work together. */
    public enum Mode {
        AND,
        OR,
        AMOUNT,
        PERCENT,
        NEVER
    }

    /** What holds where nothing is settled: 1,000 in the client's currency and 10 %. */
    public static final Materiality DEFAULT = new Materiality(new BigDecimal("1000"), BigDecimal.TEN, Mode.AND);

    /** Nothing is ever material. */
    public static final Materiality NEVER = new Materiality(BigDecimal.ZERO, BigDecimal.ZERO, Mode.NEVER);

    public Materiality {
        if (floor.signum() < 0 || limit.signum() < 0) {
            throw new IllegalArgumentException("Floor %s and limit %s cannot be negative".formatted(floor, limit));
        }
    }

    /** The first that is settled, from the narrowest to the widest: account, group, client; else the default. */
    public static Materiality inForce(List<Optional<Materiality>> narrowestFirst) {
        return narrowestFirst.stream().flatMap(Optional::stream).findFirst().orElse(DEFAULT);
    }

    public boolean isMaterial(Variance variance) {
        return switch (mode) {
            case AND -> reachesFloor(variance) && reachesLimit(variance);
            case OR -> reachesFloor(variance) || reachesLimit(variance);
            case AMOUNT -> reachesFloor(variance);
            case PERCENT -> reachesLimit(variance);
            case NEVER -> false;
        };
    }

    private boolean reachesFloor(Variance variance) {
        return variance.amount().abs().compareTo(floor) >= 0;
    }

    private boolean reachesLimit(Variance variance) {
        return variance.percent()
                .map(percent -> percent.abs().compareTo(limit) >= 0)
                .orElseGet(() -> variance.amount().signum() != 0);
    }
}
