/** How a business cuts its year: fiscal months as data. */
@NullMarked
package io.plumbline.warehouse.calendar;

import org.jspecify.annotations.NullMarked;
