/** The warehouse in an object store: what goes up, what comes down, and the one PUT that publishes. */
@NullMarked
package io.plumbline.jobs.store;

import org.jspecify.annotations.NullMarked;
