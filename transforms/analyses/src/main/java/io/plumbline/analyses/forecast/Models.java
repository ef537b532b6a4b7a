package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.arima.Arima;
import io.plumbline.analyses.forecast.arima.Tramo;
import io.plumbline.analyses.forecast.ets.Ets;
import io.plumbline.analyses.forecast.model.Card;
import io.plumbline.analyses.forecast.model.Deseasonalised;
import io.plumbline.analyses.forecast.model.Drift;
import io.plumbline.analyses.forecast.model.DynamicTheta;
import io.plumbline.analyses.forecast.model.FlatDemand;
import io.plumbline.analyses.forecast.model.LastTwoWeeks;
import io.plumbline.analyses.forecast.model.LongSeason;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Naive2;
import io.plumbline.analyses.forecast.model.SeasonalNaive;
import io.plumbline.analyses.forecast.model.SimpleSmoothing;
import io.plumbline.analyses.forecast.model.Theta;
import io.plumbline.analyses.forecast.model.ThetaOnBoxCox;
import io.plumbline.analyses.forecast.regression.FourierSeason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every model that can be asked for, and which of them are combined unless asked otherwise. */
public final class Models {
    private static final double DAYS_OF_YEAR = 365.25;

    private static final List<Model> SEASONAL =
            List.of(new Ets(), new Arima(), new Tramo(), ThetaOnBoxCox.seasonal(), new Card());

    /** Months are as much like those a year ago as models make them: it takes .007 OWA off M1 and off other public sets. */
    private static final List<Model> MONTHLY =
            Stream.concat(SEASONAL.stream(), Stream.of(new SeasonalNaive())).toList();

    /** TRAMO knows years, quarters and months; Theta is no better than them at prices and worse at shops. */
    private static final List<Model> DAILY = List.of(new Ets(), new Arima(), new Card());

    private static final List<Model> HOURLY = List.of(new Arima(), new Card(), new SeasonalNaive());

    private static final List<Model> WEEKLY =
            List.of(new Ets(), Arima.ofWeeks(), new DynamicTheta(), new ThetaOnBoxCox(), new Card());
    /** Each sees the year of weeks in a way of its own: as lags, as dummies, as indices. */
    private static final List<Model> OF_YEARS_OF_WEEKS =
            List.of(Arima.ofWeeksInYears(), new Card(), DynamicTheta.seasonal());

    private static final List<Model> INTERMITTENT =
            List.of(FlatDemand.meanOfLastTwelve(), FlatDemand.adida(), FlatDemand.imapa());
    private static final List<Model> OTHERS = List.of(
            DynamicTheta.seasonal(),
            Theta.seasonal(),
            new SeasonalNaive(),
            new Naive2(),
            new Deseasonalised(new Drift()),
            new Deseasonalised(new SimpleSmoothing()),
            FlatDemand.croston(),
            FlatDemand.sba(),
            FlatDemand.tsb());

    private Models() {}

    /** Of the names, in the order in which they are shown. */
    public static List<String> names() {
        return Stream.of(SEASONAL, OTHERS, INTERMITTENT)
                .flatMap(List::stream)
                .map(Model::name)
                .toList();
    }

    static List<Model> usual(Nature nature, int period) {
        return nature.isIntermittent() ? INTERMITTENT : continuous(period);
    }

    private static List<Model> continuous(int period) {
        return switch (period) {
            case 12 -> MONTHLY;
            case 1, 4 -> SEASONAL;
            case 7 -> DAILY;
            case 24 -> HOURLY;
            default -> WEEKLY;
        };
    }

    /** Those that are usual as one, the season that is too long for them taken off once for all. */
    static Model combined(Nature nature, int period, Combination combination) {
        Model together = new Ensemble(usual(nature, period), combination.of(period));
        if (nature.isIntermittent()) {
            return together;
        }
        Model whole = withLongSeason(together, period);
        return switch (period) {
            case 1, 4, 7, 12 -> whole;
            case 24 -> new AveragedViews(List.of(whole, new LastTwoWeeks()));
            default ->
                new AveragedViews(Stream.concat(Stream.of(whole), OF_YEARS_OF_WEEKS.stream())
                        .toList());
        };
    }

    /** The year of weeks and of days as sines and cosines, the week of hours by MSTL. */
    private static Model withLongSeason(Model model, int period) {
        return switch (period) {
            case 1, 4, 12 -> model;
            case 7 -> new FourierSeason(model, DAYS_OF_YEAR);
            case 24 -> new LongSeason(model);
            default -> new FourierSeason(model, DAYS_OF_YEAR / 7);
        };
    }

    static Optional<Model> named(String name, int period) {
        List<Model> usual = continuous(period).stream()
                .map(model -> withLongSeason(model, period))
                .toList();
        return Stream.of(usual, SEASONAL, OTHERS, INTERMITTENT)
                .flatMap(List::stream)
                .filter(model -> model.name().equals(name))
                .findFirst();
    }
}
