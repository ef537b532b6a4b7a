/** How programs write their exports: one class a file, each with the looks and the traps of the real one. */
@NullMarked
package io.plumbline.samples.files;

import org.jspecify.annotations.NullMarked;
