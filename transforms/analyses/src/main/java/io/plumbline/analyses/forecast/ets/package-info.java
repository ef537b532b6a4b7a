/** Exponential smoothing in state-space form (Hyndman, Koehler, Ord and Snyder 2008). */
@NullMarked
package io.plumbline.analyses.forecast.ets;

import org.jspecify.annotations.NullMarked;
