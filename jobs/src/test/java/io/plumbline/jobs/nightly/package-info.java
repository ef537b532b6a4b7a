/** Nights with a small trade: real files, a real job repository, a real catalogue; Spark where it is the point. */
@NullMarked
package io.plumbline.jobs.nightly;

import org.jspecify.annotations.NullMarked;
