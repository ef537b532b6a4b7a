@NullMarked
package io.plumbline.jobs.workspace;

import org.jspecify.annotations.NullMarked;
