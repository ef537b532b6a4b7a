@NullMarked
package io.plumbline.jobs.cli;

import org.jspecify.annotations.NullMarked;
