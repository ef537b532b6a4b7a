/** What things cost, as ratios against a plain alternative on the same work. */
@NullMarked
package io.plumbline.bench;

import org.jspecify.annotations.NullMarked;
