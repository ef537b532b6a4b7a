/** What every analysis looks at: values at even steps of time. */
@NullMarked
package io.plumbline.analyses.series;

import org.jspecify.annotations.NullMarked;
