/** What calendars and known drivers do to a series, told apart from what it does by itself. */
@NullMarked
package io.plumbline.analyses.forecast.regression;

import org.jspecify.annotations.NullMarked;
