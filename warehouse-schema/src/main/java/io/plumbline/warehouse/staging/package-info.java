/** What a format fills: canonical rows, typed and traceable, one record per kind of export row. */
@NullMarked
package io.plumbline.warehouse.staging;

import org.jspecify.annotations.NullMarked;
