/** Who is told what about a run: alarms, when they are well again, and the ways to reach a person. */
@NullMarked
package io.plumbline.jobs.notice;

import org.jspecify.annotations.NullMarked;
