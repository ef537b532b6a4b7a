package io.plumbline.jobs.series;

/**
 * A row of the file that could be read.
 *
 * @param period as it is written
 * @param at the period as its step counts it
 * @param value not a number where the cell is empty
 */
record SeriesRow(long line, String period, Step step, long at, double value, String frequency, String horizon) {}
