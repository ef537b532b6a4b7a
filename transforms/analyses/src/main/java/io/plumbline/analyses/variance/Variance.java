package io.plumbline.analyses.variance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An actual figure against a base (a budget, the year before), both in natural sign: {@code (actual - base) x
 * favourableSign}, so that a positive amount is favourable on income and on expense lines alike.
 *
 * @param favourableSign +1 where more is better, -1 where less is better; 0 where neither, and the amount is then the
 *     plain difference
 */
public record Variance(BigDecimal actual, BigDecimal base, int favourableSign) {
    /** Amounts are held against zero in cents: what is smaller than half of one is nothing. */
    private static final int CENTS = 2;

    private static final int PERCENT_DECIMALS = 4;

    /** Whether a variance is good news. */
    public enum Direction {
        FAVOURABLE,
        UNFAVOURABLE,
        NEUTRAL
    }

    public Variance {
        if (Math.abs(favourableSign) > 1) {
            throw new IllegalArgumentException("A favourable sign is -1, 0 or +1, not %d".formatted(favourableSign));
        }
    }

    /** Positive is favourable. */
    public BigDecimal amount() {
        BigDecimal difference = actual.subtract(base);
        return favourableSign < 0 ? difference.negate() : difference;
    }

    /** The amount in percent of the base's size, to four decimals; empty when the base rounds to zero cents. */
    public Optional<BigDecimal> percent() {
        return isZero(base)
                ? Optional.empty()
                : Optional.of(amount().movePointRight(2).divide(base.abs(), PERCENT_DECIMALS, RoundingMode.HALF_EVEN));
    }

    public Direction direction() {
        if (favourableSign == 0 || isZero(amount())) {
            return Direction.NEUTRAL;
        }
        return amount().signum() > 0 ? Direction.FAVOURABLE : Direction.UNFAVOURABLE;
    }

    private static boolean isZero(BigDecimal money) {
        return money.setScale(CENTS, RoundingMode.HALF_EVEN).signum() == 0;
    }
}
