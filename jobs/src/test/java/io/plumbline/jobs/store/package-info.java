@NullMarked
package io.plumbline.jobs.store;

import org.jspecify.annotations.NullMarked;
