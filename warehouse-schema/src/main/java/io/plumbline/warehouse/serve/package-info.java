/** How the warehouse is asked: the catalogue with its views, what is checked before it is published, and who may ask. */
@NullMarked
package io.plumbline.warehouse.serve;

import org.jspecify.annotations.NullMarked;
