package io.plumbline.samples.files;

import io.plumbline.samples.books.Books;
import io.plumbline.samples.books.Entry;
import io.plumbline.samples.books.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** QuickBooks Online's Journal report: date, type and number on the first line of each entry only, and totals. */
public final class QuickBooksJournalFile implements LedgerFile {
    @Override
    public void write(Path path, Books books, LocalDate from, LocalDate to) throws IOException {
        Books told = books.between(from, to);
        try (ExportFile file = ExportFile.csv(path)) {
            file.row(books.company());
            file.row("Journal");
            file.row(QuickBooks.period(from, to));
            file.line("");
            file.line("Date,Transaction Type,Num,Name,Location,Memo/Description,Account,Debit,Credit");
            for (Entry entry : told.entries()) {
                write(file, entry);
            }
            String total = Money.dollars(
                    told.entries().stream().mapToLong(Entry::total).sum());
            file.row("TOTAL", "", "", "", "", "", "", total, total);
            file.line("");
            file.line("");
            file.row(QuickBooks.runAt(to));
        }
    }

    private static void write(ExportFile file, Entry entry) throws IOException {
        boolean first = true;
        for (Line line : entry.lines()) {
            file.row(
                    first ? QuickBooks.day(entry.on()) : "",
                    first ? entry.kind().quickBooks() : "",
                    first ? entry.reference() : "",
                    entry.party().name(),
                    line.location(),
                    entry.memo(),
                    line.account().name(),
                    line.debit() > 0 ? Money.grouped(line.debit()) : "",
                    line.credit() > 0 ? Money.grouped(line.credit()) : "");
            first = false;
        }
        String total = Money.dollars(entry.total());
        file.row("", "", "", "", "", "", "", total, total);
    }
}
