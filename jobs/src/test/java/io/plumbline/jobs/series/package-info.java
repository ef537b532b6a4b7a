@NullMarked
package io.plumbline.jobs.series;

import org.jspecify.annotations.NullMarked;
