package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.History;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One series studied: first its season, then what stands out or changed, then, with those taken off, the season again and the
 * trend. In shares of its scale, or their logs where the season grows with the level.
 */
final class Study {
    /** Older values say little of what a series does now, and the search for changes grows with the square. */
    static final int MOST = 2000;

    static final double SEASON_P = .01;
    private static final int SHORTEST_FOR_OUTLIERS = 12;

    final Series series;
    final History history;
    final Pace pace;
    final int n;
    boolean logs;
    double seasonP = Double.NaN;
    Events events = Events.NONE;
    Decomposition parts;
    private double[] values;
    private double[] shocks;

    Study(Series series) {
        this.series = series;
        this.history = History.newest(series.values(), MOST);
        this.pace = Pace.of(series.frequency());
        this.n = history.length();
        this.values = history.values();
        this.shocks = new double[n];
        this.parts = new Decomposition(values.clone(), new double[n], new double[n]);
        if (n > 0 && !isConstant()) {
            decompose();
        }
    }

    Trend trend() {
        return new Portrait(this).trend();
    }

    boolean isConstant() {
        return Moments.isConstant(history.values());
    }

    /** Whether it fell silent: zeros at the end for longer than chance and season explain. */
    boolean isDead() {
        int quiet = quiet();
        int lively = 0;
        for (int t = 0; t < n - quiet; t++) {
            lively += history.values()[t] == 0 ? 0 : 1;
        }
        int period =
                series.frequency() == Frequency.WEEKLY ? 13 : series.frequency().period();
        return lively > 0 && quiet > Math.max(period, SHORTEST_FOR_OUTLIERS / 2) && quiet * lively > 4 * (n - quiet);
    }

    /** How many values at the end are zero. */
    int quiet() {
        int quiet = 0;
        while (quiet < n && history.values()[n - 1 - quiet] == 0) {
            quiet++;
        }
        return quiet;
    }

    boolean hasSeason() {
        return seasonP < SEASON_P;
    }

    /** In what the decomposition adds up. */
    double[] values() {
        return values;
    }

    double[] shocks() {
        return shocks;
    }

    private void decompose() {
        int period = series.frequency().period();
        if (period > 1 && n >= SeasonEvidence.LEAST_PERIODS * period) {
            seekSeason(period);
        }
        int used = hasSeason() ? period : 1;
        double[] none = new double[n];
        parts = Decomposition.of(values, used, pace.smooth(), none, none);
        if (n >= Math.max(SHORTEST_FOR_OUTLIERS, pace.shortestForChanges()) && !isDead()) {
            events = Events.of(parts.adjusted(), pace.segment());
            if (used > 1 && !events.isEmpty()) {
                parts = Decomposition.of(values, used, pace.smooth(), events.steps(n), events.spikes(n));
                events = Events.of(parts.adjusted(), pace.segment());
            }
            parts = Decomposition.of(values, used, pace.smooth(), events.steps(n), events.spikes(n));
        }
        shocks = whitened();
    }

    /** On logs where the values are positive and logs are likelier: as their spread then grows with the level. */
    private void seekSeason(int period) {
        Fit plain = Noise.fit(values, Columns.line(n));
        Fit chosen = plain;
        if (Moments.smallest(values) > 0) {
            double[] logarithms = Arrays.stream(values).map(Math::log).toArray();
            Fit onLogs = Noise.fit(logarithms, Columns.line(n));
            logs = onLogs.deviance() + 2 * Arrays.stream(logarithms).sum() < plain.deviance();
            chosen = logs ? onLogs : plain;
        }
        seasonP = SeasonEvidence.pValueOfShocks(chosen.residuals(), period);
        logs &= hasSeason();
        if (logs) {
            values = Arrays.stream(values).map(Math::log).toArray();
        }
    }

    private double[] whitened() {
        if (n < Trend.SHORTEST) {
            return new double[n];
        }
        List<double[]> columns = new ArrayList<>(Columns.line(n));
        columns.addAll(events.columns(n));
        return Noise.fit(parts.adjusted(), columns).residuals();
    }
}
