/** What the published warehouse holds: dimensions, facts, and what was checked and rejected. */
@NullMarked
package io.plumbline.warehouse.star;

import org.jspecify.annotations.NullMarked;
