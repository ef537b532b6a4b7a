/** Where things lie in the warehouse folder: staged exports, snapshots and the catalogue that names them. */
@NullMarked
package io.plumbline.warehouse.snapshot;

import org.jspecify.annotations.NullMarked;
