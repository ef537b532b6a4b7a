/** Staging becomes a star schema, on Spark. */
@NullMarked
package io.plumbline.star;

import org.jspecify.annotations.NullMarked;
