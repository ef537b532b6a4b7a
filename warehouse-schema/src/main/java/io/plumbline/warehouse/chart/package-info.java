/** The standard chart: the accounts that every client's own are mapped to, and the lines of the statements. */
@NullMarked
package io.plumbline.warehouse.chart;

import org.jspecify.annotations.NullMarked;
