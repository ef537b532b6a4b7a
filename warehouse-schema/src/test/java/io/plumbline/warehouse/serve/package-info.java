@NullMarked
package io.plumbline.warehouse.serve;

import org.jspecify.annotations.NullMarked;
