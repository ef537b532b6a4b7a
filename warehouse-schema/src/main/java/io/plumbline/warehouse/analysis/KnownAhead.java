package io.plumbline.warehouse.analysis;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a series' months beforehand, by the month's label.
 *
 * @param floors that it does not fall below
 * @param caps that it does not exceed
 * @param followsBudget whether its budget may explain it
 * @param budget of past and coming months, where it may
 */
public record KnownAhead(
        Map<String, BigDecimal> floors,
        Map<String, BigDecimal> caps,
        boolean followsBudget,
        Map<String, BigDecimal> budget)
        implements Serializable {
    public static final KnownAhead NOTHING = new KnownAhead(Map.of(), Map.of(), false, Map.of());

    public KnownAhead {
        floors = new TreeMap<>(floors);
        caps = new TreeMap<>(caps);
        budget = new TreeMap<>(budget);
    }

    /** Of a month; none where it would lie above the cap. */
    public Optional<BigDecimal> floor(String period) {
        return isContrary(period) ? Optional.empty() : Optional.ofNullable(floors.get(period));
    }

    /** Of a month; none where it would lie below the floor. */
    public Optional<BigDecimal> cap(String period) {
        return isContrary(period) ? Optional.empty() : Optional.ofNullable(caps.get(period));
    }

    /** Whether some month has a floor or a cap. */
    public boolean isBound() {
        return !floors.isEmpty() || !caps.isEmpty();
    }

    /** Whether the floor of a month lies above its cap. */
    public boolean isContrary(String period) {
        BigDecimal floor = floors.get(period);
        BigDecimal cap = caps.get(period);
        return floor != null && cap != null && floor.compareTo(cap) > 0;
    }
}
