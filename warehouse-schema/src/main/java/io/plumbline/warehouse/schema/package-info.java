/** The record is the schema: annotated records give types, DDL, checks, documentation and typed rows. */
@NullMarked
package io.plumbline.warehouse.schema;

import org.jspecify.annotations.NullMarked;
