/** Forecasting models, one a file, each with the source of its formula. */
@NullMarked
package io.plumbline.analyses.forecast.model;

import org.jspecify.annotations.NullMarked;
