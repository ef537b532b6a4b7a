/** Whole nights, from export files to answers: few, and on real engines. */
@NullMarked
package io.plumbline.jobs.endtoend;

import org.jspecify.annotations.NullMarked;
