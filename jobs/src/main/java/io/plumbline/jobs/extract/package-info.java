/** Export files become staging: recognised by a format, read by its shape, typed, traced and accounted for row by row. */
@NullMarked
package io.plumbline.jobs.extract;

import org.jspecify.annotations.NullMarked;
