/** The books of a business, whatever program keeps them: accounts, parties, entries that balance. */
@NullMarked
package io.plumbline.samples.books;

import org.jspecify.annotations.NullMarked;
