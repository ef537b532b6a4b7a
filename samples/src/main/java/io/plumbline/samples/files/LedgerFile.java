package io.plumbline.samples.files;

import io.plumbline.samples.books.Books;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** A way to tell a ledger. Every one of them can tell any books. */
@FunctionalInterface
public interface LedgerFile {
    /** Writes the days from the first to the last; earlier ones only count for what the file opens with. */
    void write(Path path, Books books, LocalDate from, LocalDate to) throws IOException;
}
