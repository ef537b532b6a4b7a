/** What a series has done: slope, season, changes, outliers, turning points, growth; and which series runs ahead of which. */
@NullMarked
package io.plumbline.analyses.trend;

import org.jspecify.annotations.NullMarked;
