package io.plumbline.analyses.forecast;

import org.apache.commons.math3.linear.RealMatrix;

/** How much of each node's forecast goes into each leaf. */
interface LeafWeights {
    /** One row per leaf, one column per node; h counts from 0. */
    RealMatrix at(int h);

    /** The leaves' means, none below zero where that is asked for. */
    double[] means(int h, boolean floored);
}
