/**
 * Believable businesses, told as the files they would export: the same plan gives the same files on any machine.
 *
 * <p>{@code business} lives them day by day into {@code books} and orders; {@code files} tells those as programs do.
 */
@NullMarked
package io.plumbline.samples;

import org.jspecify.annotations.NullMarked;
