package io.plumbline.warehouse.analysis;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a client that is analysed.
 *
 * @param months of which its series have values, in order and without gaps
 * @param ahead the months that follow the first of the series to end, in order and without gaps
 * @param known what is known beforehand, by series
 * @param calendar what of the calendar forecasts try, by name; null for what is usual
 */
public record ClientSeries(
        String clientId,
        List<Month> months,
        List<Month> ahead,
        List<MonthlySeries> series,
        Map<String, KnownAhead> known,
        @Nullable Set<String> calendar)
        implements Serializable {
    public ClientSeries {
        months = new ArrayList<>(months);
        ahead = new ArrayList<>(ahead);
        series = new ArrayList<>(series);
        known = new TreeMap<>(known);
        calendar = calendar == null ? null : new TreeSet<>(calendar);
    }

    /** Of which nothing is known beforehand. */
    public ClientSeries(String clientId, List<Month> months, List<Month> ahead, List<MonthlySeries> series) {
        this(clientId, months, ahead, series, Map.of(), null);
    }

    /** The months that follow the newest of a series. */
    public List<Month> ahead(MonthlySeries one) {
        LocalDate last = last(one).firstDay();
        return ahead.stream().filter(month -> month.firstDay().isAfter(last)).toList();
    }

    public KnownAhead known(MonthlySeries one) {
        return known.getOrDefault(one.seriesId(), KnownAhead.NOTHING);
    }

    /** The newest month of a series. */
    public Month last(MonthlySeries one) {
        return months.get(one.first() + one.values().size() - 1);
    }

    public ClientSeries withAhead(List<Month> following) {
        return new ClientSeries(clientId, months, following, series, known, calendar);
    }

    public ClientSeries knowing(Map<String, KnownAhead> beforehand) {
        return new ClientSeries(clientId, months, ahead, series, beforehand, calendar);
    }

    public ClientSeries onCalendar(Set<String> effects) {
        return new ClientSeries(clientId, months, ahead, series, known, effects);
    }
}
