package io.plumbline.analyses.forecast.model;

/** A way to forecast a series from itself. */
public interface Model {
    /** As it stands in options and results. */
    String name();

    /**
     * Fits it to a series without gaps.
     *
     * @param period how many values make a season; 1 for none
     */
    Fitted fit(double[] values, int period);
}
