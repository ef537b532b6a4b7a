package io.plumbline.samples.files;

import io.plumbline.samples.books.Books;
import io.plumbline.samples.books.Entry;
import io.plumbline.samples.books.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A journal as many small programs export it: a line a row, debit and credit side by side, day before month. */
public final class JournalCsvFile implements LedgerFile {
    public static final String HEADER =
            "Entry No,Date,Journal,Account Code,Account Name,Reference,Name,Description,Debit,Credit";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    @Override
    public void write(Path path, Books books, LocalDate from, LocalDate to) throws IOException {
        try (ExportFile file = ExportFile.of(path, StandardCharsets.UTF_8, ',', "\r\n")) {
            file.line(HEADER);
            for (Entry entry : books.between(from, to).entries()) {
                for (Line line : entry.lines()) {
                    file.row(
                            String.valueOf(entry.number()),
                            DAY.format(entry.on()),
                            entry.kind().journal().code(),
                            line.account().number(),
                            line.account().name().replace(":", " - "),
                            entry.reference(),
                            entry.party().name(),
                            entry.memo(),
                            Money.plain(line.debit()),
                            Money.plain(line.credit()));
                }
            }
        }
    }
}
