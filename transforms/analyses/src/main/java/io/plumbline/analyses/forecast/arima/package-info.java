/** Seasonal ARIMA models, found automatically. JDemetra+ (EUPL 1.2) is used here and nowhere else. */
@NullMarked
package io.plumbline.analyses.forecast.arima;

import org.jspecify.annotations.NullMarked;
