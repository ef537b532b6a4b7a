package io.plumbline.analyses.forecast.ets;

import java.util.ArrayList;
import java.util.List;

/** Which exponential smoothing model: the kinds of its error, trend and season. */
public record EtsForm(ErrorTerm error, Trend trend, Season season) {
    /** How the error enters. */
    public enum ErrorTerm {
        ADDITIVE("A"),
        MULTIPLICATIVE("M");

        private final String letter;

        ErrorTerm(String letter) {
            this.letter = letter;
        }
    }

    /** How the level moves; a multiplicative trend is left out, as it forecasts badly. */
    public enum Trend {
        NONE("N"),
        ADDITIVE("A"),
        DAMPED("Ad");

        private final String letter;

        Trend(String letter) {
            this.letter = letter;
        }
    }

    /** How the season enters. */
    public enum Season {
        NONE("N"),
        ADDITIVE("A"),
        MULTIPLICATIVE("M");

        private final String letter;

        Season(String letter) {
            this.letter = letter;
        }
    }

    public EtsForm {
        if (error == ErrorTerm.ADDITIVE && season == Season.MULTIPLICATIVE) {
            throw new IllegalArgumentException(
                    "An additive error with a multiplicative season has no finite variance near zero");
        }
    }

    /** The fifteen forms, or those of them that a series allows. */
    public static List<EtsForm> all(boolean seasonal, boolean positive) {
        List<EtsForm> forms = new ArrayList<>();
        for (ErrorTerm error : ErrorTerm.values()) {
            for (Trend trend : Trend.values()) {
                for (Season season : Season.values()) {
                    boolean multiplicative = error == ErrorTerm.MULTIPLICATIVE || season == Season.MULTIPLICATIVE;
                    boolean barred = error == ErrorTerm.ADDITIVE && season == Season.MULTIPLICATIVE;
                    if (!barred && (positive || !multiplicative) && (seasonal || season == Season.NONE)) {
                        forms.add(new EtsForm(error, trend, season));
                    }
                }
            }
        }
        return forms;
    }

    boolean hasTrend() {
        return trend != Trend.NONE;
    }

    boolean isDamped() {
        return trend == Trend.DAMPED;
    }

    boolean isSeasonal() {
        return season != Season.NONE;
    }

    boolean hasMultiplicativeError() {
        return error == ErrorTerm.MULTIPLICATIVE;
    }

    boolean hasMultiplicativeSeason() {
        return season == Season.MULTIPLICATIVE;
    }

    /** Smoothing parameters and free first states: the last seasonal figure follows from the others. */
    int parameters(int period) {
        return 2 + (hasTrend() ? 2 : 0) + (isDamped() ? 1 : 0) + (isSeasonal() ? period : 0);
    }

    @Override
    public String toString() {
        return "ETS(%s,%s,%s)".formatted(error.letter, trend.letter, season.letter);
    }
}
