/** How sample businesses live: what they sell, buy, pay and borrow, day by day, and what is planted in it. */
@NullMarked
package io.plumbline.samples.business;

import org.jspecify.annotations.NullMarked;
