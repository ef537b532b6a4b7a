@NullMarked
package io.plumbline.warehouse.snapshot;

import org.jspecify.annotations.NullMarked;
