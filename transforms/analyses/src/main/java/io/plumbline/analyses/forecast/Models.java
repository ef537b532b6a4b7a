package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.arima.Arima;
import io.plumbline.analyses.forecast.arima.Tramo;
import io.plumbline.analyses.forecast.ets.Ets;
import io.plumbline.analyses.forecast.model.Card;
import io.plumbline.analyses.forecast.model.Deseasonalised;
import io.plumbline.analyses.forecast.model.Drift;
import io.plumbline.analyses.forecast.model.DynamicTheta;
import io.plumbline.analyses.forecast.model.FlatDemand;
import io.plumbline.analyses.forecast.model.LongSeason;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Naive2;
import io.plumbline.analyses.forecast.model.SeasonalNaive;
import io.plumbline.analyses.forecast.model.SimpleSmoothing;
import io.plumbline.analyses.forecast.model.Theta;
import io.plumbline.analyses.forecast.model.ThetaOnBoxCox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every model that can be asked for, and which of them are combined unless asked otherwise. */
public final class Models {
    private static final List<Model> SEASONAL =
            List.of(new Ets(), new Arima(), new Tramo(), ThetaOnBoxCox.seasonal(), new Card());

    /** TRAMO knows years, quarters and months. */
    private static final List<Model> OF_DAYS_AND_HOURS =
            List.of(new Ets(), new Arima(), DynamicTheta.seasonal(), ThetaOnBoxCox.seasonal(), new Card());

    private static final List<Model> LONG_SEASONAL = Stream.of(
                    new Ets(), new Arima(), new DynamicTheta(), new ThetaOnBoxCox(), new Card())
            .map(model -> (Model) new LongSeason(model))
            .toList();
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
        if (period > Ets.LONGEST_SEASON) {
            return LONG_SEASONAL;
        }
        return period == 1 || period == 4 || period == 12 ? SEASONAL : OF_DAYS_AND_HOURS;
    }

    static Optional<Model> named(String name, int period) {
        return Stream.of(continuous(period), SEASONAL, OTHERS, INTERMITTENT)
                .flatMap(List::stream)
                .filter(model -> model.name().equals(name))
                .findFirst();
    }
}
