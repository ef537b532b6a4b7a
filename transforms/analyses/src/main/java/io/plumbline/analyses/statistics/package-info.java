/** What is measured on a series before it is modelled: season, level, scale, stationarity; and the error of a forecast. */
@NullMarked
package io.plumbline.analyses.statistics;

import org.jspecify.annotations.NullMarked;
