/** Who a client business is and what it has settled: currency, calendar, account mapping, privacy. */
@NullMarked
package io.plumbline.warehouse.client;

import org.jspecify.annotations.NullMarked;
