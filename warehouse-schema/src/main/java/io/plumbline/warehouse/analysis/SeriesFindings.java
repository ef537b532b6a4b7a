package io.plumbline.warehouse.analysis;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the series of a client.
 *
 * @param failure why nothing was, where that is so
 */
public record SeriesFindings(
        String clientId,
        List<DimSeries> series,
        List<FactTrend> trends,
        List<FactTrendFinding> findings,
        List<FactForecast> forecasts,
        List<FactForecastAccuracy> accuracies,
        @Nullable String failure)
        implements Serializable {

    /** Of a client whose series break the analysis. */
    public static SeriesFindings failed(String clientId, String failure) {
        return new SeriesFindings(clientId, List.of(), List.of(), List.of(), List.of(), List.of(), failure);
    }
}
