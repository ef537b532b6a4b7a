/** Series become forecasts with intervals that hold, and say how good they are. */
@NullMarked
package io.plumbline.analyses.forecast;

import org.jspecify.annotations.NullMarked;
