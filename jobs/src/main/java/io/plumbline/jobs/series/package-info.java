/** Series of anybody's, read from a file of rows and forecast without a workspace. */
@NullMarked
package io.plumbline.jobs.series;

import org.jspecify.annotations.NullMarked;
