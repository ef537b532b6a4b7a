/** Runs in numbers, for Prometheus. */
@NullMarked
package io.plumbline.jobs.metrics;

import org.jspecify.annotations.NullMarked;
