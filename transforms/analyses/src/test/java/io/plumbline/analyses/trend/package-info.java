@NullMarked
package io.plumbline.analyses.trend;

import org.jspecify.annotations.NullMarked;
