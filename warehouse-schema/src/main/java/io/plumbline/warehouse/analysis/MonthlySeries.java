package io.plumbline.warehouse.analysis;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement line or KPI of a client by month, as {@code series_value} shows it.
 *
 * @param orientation the sign with which it adds up to the totals of its statement
 * @param first the index of its first month among the client's
 * @param values from that month on; null where nothing is known
 * @param leftOut newer months that were left out, and why
 */
public record MonthlySeries(
        String seriesId,
        String subject,
        int place,
        @Nullable String section,
        String name,
        String kind,
        String unit,
        @Nullable String better,
        int orientation,
        int first,
        List<@Nullable BigDecimal> values,
        @Nullable String leftOut)
        implements Serializable {
    public MonthlySeries {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public boolean isLine() {
        return kind.equals("line");
    }

    public boolean isMoney() {
        return unit.equals("money");
    }
}
