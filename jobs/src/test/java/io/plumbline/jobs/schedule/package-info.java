@NullMarked
package io.plumbline.jobs.schedule;

import org.jspecify.annotations.NullMarked;
