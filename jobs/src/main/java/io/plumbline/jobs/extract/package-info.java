/**
 * Export files become staging: recognised by a format, read by its shape, typed, traced and accounted for row by row.
 *
 * <p>The way of a file: {@link io.plumbline.jobs.extract.Discovery} finds it, {@link io.plumbline.jobs.extract.Formats}
 * says which {@link io.plumbline.jobs.extract.Mapping} reads it, and {@link io.plumbline.jobs.extract.Staging} takes the
 * {@link io.plumbline.jobs.extract.Export} it belongs to through {@link io.plumbline.jobs.extract.Normalisation} (rows of
 * text), {@link io.plumbline.jobs.extract.StraightReading} or {@link io.plumbline.jobs.extract.TableReading} (typed rows of
 * records, in a {@link io.plumbline.jobs.extract.Workbench}) and {@link io.plumbline.jobs.extract.RowCounts} (what became
 * of each row). {@link io.plumbline.jobs.extract.Extraction} is the door to all of it. {@link
 * io.plumbline.jobs.extract.Detector} and {@link io.plumbline.jobs.extract.Draft} serve whoever writes a mapping.
 */
@NullMarked
package io.plumbline.jobs.extract;

import org.jspecify.annotations.NullMarked;
