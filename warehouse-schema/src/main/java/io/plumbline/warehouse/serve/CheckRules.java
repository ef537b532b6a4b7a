package io.plumbline.warehouse.serve;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How a client's checks are judged.
 *
 * @param severities check to the severity that it has here, instead of its own
 * @param tieOutLimit difference to a vendor's report above which the client is held; without one it is a warning
 */
public record CheckRules(Map<String, Severity> severities, Optional<BigDecimal> tieOutLimit) {
    /** Every check with its own severity. */
    public static final CheckRules USUAL = new CheckRules(Map.of(), Optional.empty());

    public CheckRules {
        severities = Map.copyOf(severities);
        if (tieOutLimit.filter(limit -> limit.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("A limit of %s for a difference".formatted(tieOutLimit.get()));
        }
    }
}
