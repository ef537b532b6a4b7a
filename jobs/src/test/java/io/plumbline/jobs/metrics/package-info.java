@NullMarked
package io.plumbline.jobs.metrics;

import org.jspecify.annotations.NullMarked;
