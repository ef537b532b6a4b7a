/** The command line: what a person types, what the screen shows, and the exit codes. */
@NullMarked
package io.plumbline.jobs.cli;

import org.jspecify.annotations.NullMarked;
