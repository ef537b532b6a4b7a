package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;
import java.util.function.IntFunction;

/**
 * How sentences call a series, its periods and its unit.
 *
 * @param name as a sentence begins with it: Revenue
 * @param period the label of the value at an index: 2025-03
 * @param unit after each number, as EUR or %; empty for none
 */
public record Wording(String name, Frequency frequency, IntFunction<String> period, String unit) {}
