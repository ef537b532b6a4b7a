@NullMarked
package io.plumbline.samples;

import org.jspecify.annotations.NullMarked;
