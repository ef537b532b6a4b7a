/** What a notebook needs beside SQL: the published warehouse, and tables that read well on a page. */
@NullMarked
package io.plumbline.notebooks;

import org.jspecify.annotations.NullMarked;
