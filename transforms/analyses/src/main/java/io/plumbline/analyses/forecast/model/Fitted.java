package io.plumbline.analyses.forecast.model;

import java.util.List;

/** A model that has seen its series. */
@FunctionalInterface
public interface Fitted {
    Prediction forecast(int horizon);

    /**
     * The model as it was chosen here, for an earlier part of the same series: what was searched for is kept, what was
     * estimated is estimated again.
     */
    default Model asChosen(Model model) {
        return model;
    }

    /** What a reader should know of how it sees the series, in plain words. */
    default List<String> remarks() {
        return List.of();
    }

    /** Whether it sees a season so clearly that no other view of the series should be asked. */
    default boolean isClear() {
        return false;
    }
}
