/** How far a figure stands from what it is compared with, and whether anybody should care. */
@NullMarked
package io.plumbline.analyses.variance;

import org.jspecify.annotations.NullMarked;
