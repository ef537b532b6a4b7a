@NullMarked
package io.plumbline.fanout;

import org.jspecify.annotations.NullMarked;
