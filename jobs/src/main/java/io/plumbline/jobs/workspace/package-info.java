/** What a user has settled: the workspace folder, its settings files and every mistake in them. */
@NullMarked
package io.plumbline.jobs.workspace;

import org.jspecify.annotations.NullMarked;
