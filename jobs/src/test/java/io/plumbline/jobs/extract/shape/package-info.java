@NullMarked
package io.plumbline.jobs.extract.shape;

import org.jspecify.annotations.NullMarked;
