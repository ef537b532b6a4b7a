package io.plumbline.warehouse.analysis;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement line, KPI or part of one of a client by month, as {@code series_value} shows it.
 *
 * @param orientation the sign with which it adds up to the totals of its statement
 * @param partOf the series that it adds up to, with the others of its kind
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
        @Nullable String partOf,
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

    /** Whether it is a part of another series: an account, a location, a category or a product. */
    public boolean isPart() {
        return partOf != null;
    }

    public boolean isMoney() {
        return unit.equals("money");
    }
}
