/** When the nightly job runs by itself: due times, retries, what is skipped, and how it all is stopped. */
@NullMarked
package io.plumbline.jobs.schedule;

import org.jspecify.annotations.NullMarked;
