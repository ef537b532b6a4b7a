@NullMarked
package io.plumbline.warehouse.schema;

import org.jspecify.annotations.NullMarked;
