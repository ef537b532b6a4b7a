/**
 * Shapes: files of any structure become rows of plain text cells, each with its place in the file. A {@link
 * io.plumbline.jobs.extract.shape.Source} gives the bytes, its {@link io.plumbline.jobs.extract.shape.Profile} says what
 * they are, a {@link io.plumbline.jobs.extract.shape.Shape} streams them as {@link
 * io.plumbline.jobs.extract.shape.Rows}, and {@link io.plumbline.jobs.extract.shape.NormalisedFile} writes those down for
 * DuckDB.
 */
@NullMarked
package io.plumbline.jobs.extract.shape;

import org.jspecify.annotations.NullMarked;
