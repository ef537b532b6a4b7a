package io.plumbline.samples.files;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.AccountType;
import io.plumbline.samples.books.Books;
import io.plumbline.samples.books.Entry;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Line;
import io.plumbline.samples.books.Party;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The French tax authority's Fichier des écritures comptables: 18 columns, tabs, decimal commas, Windows-1252. A file
 * tells a fiscal year and opens with what was carried forward, so that the years of a business repeat its balances.
 */
public final class FecFile implements LedgerFile {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The name that the law asks for. */
    public static String name(String siren, LocalDate lastDay) {
        return siren + "FEC" + day(lastDay) + ".txt";
    }

    @Override
    public void write(Path path, Books books, LocalDate from, LocalDate to) throws IOException {
        try (ExportFile file = ExportFile.of(path, WINDOWS_1252, '\t', "\r\n")) {
            file.row(
                    "JournalCode",
                    "JournalLib",
                    "EcritureNum",
                    "EcritureDate",
                    "CompteNum",
                    "CompteLib",
                    "CompAuxNum",
                    "CompAuxLib",
                    "PieceRef",
                    "PieceDate",
                    "EcritureLib",
                    "Debit",
                    "Credit",
                    "EcritureLet",
                    "DateLet",
                    "ValidDate",
                    "Montantdevise",
                    "Idevise");
            int number = 0;
            for (Entry entry : opened(books, from, to)) {
                number++;
                for (Line line : entry.lines()) {
                    write(file, number, entry, line);
                }
            }
        }
    }

    private static List<Entry> opened(Books books, LocalDate from, LocalDate to) {
        List<Entry> entries = new ArrayList<>();
        SortedMap<Account, Long> carried = books.before(from).carriedForward();
        if (!carried.isEmpty()) {
            List<Line> lines = carried.entrySet().stream()
                    .map(balance -> new Line(balance.getKey(), "", balance.getValue()))
                    .toList();
            entries.add(new Entry(1, from, Kind.OPENING, "AN", Party.NOBODY, "À nouveaux", lines, from, LocalDate.MAX));
        }
        entries.addAll(books.between(from, to).entries());
        return entries;
    }

    private static void write(ExportFile file, int number, Entry entry, Line line) throws IOException {
        AccountType type = line.account().type();
        boolean personal = (type == AccountType.RECEIVABLE || type == AccountType.PAYABLE)
                && !entry.party().equals(Party.NOBODY);
        file.row(
                entry.kind().journal().code(),
                entry.kind().journal().frenchName(),
                String.valueOf(number),
                day(entry.on()),
                line.account().frenchNumber(),
                line.account().frenchName(),
                personal ? entry.party().code() : "",
                personal ? entry.party().name() : "",
                entry.reference(),
                day(entry.on()),
                entry.memo(),
                Money.comma(line.debit()),
                Money.comma(line.credit()),
                "",
                "",
                day(entry.on()),
                "",
                "");
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
