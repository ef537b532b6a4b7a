/** The nightly job: what runs in which order, what a night changed, how a broken night is resumed. */
@NullMarked
package io.plumbline.jobs.nightly;

import org.jspecify.annotations.NullMarked;
