package io.plumbline.warehouse.analysis;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything of a client that is analysed.
 *
 * @param months of which its series have values, in order and without gaps
 * @param ahead the months that follow the first of the series to end, in order and without gaps
 */
public record ClientSeries(String clientId, List<Month> months, List<Month> ahead, List<MonthlySeries> series)
        implements Serializable {
    public ClientSeries {
        months = new ArrayList<>(months);
        ahead = new ArrayList<>(ahead);
        series = new ArrayList<>(series);
    }

    /** The newest month of a series. */
    public Month last(MonthlySeries one) {
        return months.get(one.first() + one.values().size() - 1);
    }

    public ClientSeries withAhead(List<Month> following) {
        return new ClientSeries(clientId, months, following, series);
    }
}
