/** What is found in the series of clients: their trends and forecasts, as tables. */
@NullMarked
package io.plumbline.warehouse.analysis;

import org.jspecify.annotations.NullMarked;
