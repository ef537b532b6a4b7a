package io.plumbline.analyses.trend;

/**
 * Where a series began to go on otherwise: a step, another slope, or both; zero with an error of zero where there is none.
 *
 * @param at the first index of what is new
 * @param stepError the standard error of the step
 */
record Change(int at, double step, double stepError, double ramp, double rampError) {}
