package io.plumbline.samples.files;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Books;
import io.plumbline.samples.books.Entry;
import io.plumbline.samples.books.Line;
import io.plumbline.samples.books.Party;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * DATEV's Buchungsstapel: a line posts an unsigned amount to an account and its contra account, the year stands in the
 * header alone, and customers and suppliers are accounts of their own. A file tells a fiscal year and opens with what was
 * carried forward. Tax is posted to its own account, as by a business whose till works it out.
 */
public final class DatevFile implements LedgerFile {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMM");
    private static final String CARRIED_FORWARD = "9000";

    @Override
    public void write(Path path, Books books, LocalDate from, LocalDate to) throws IOException {
        Map<Party, Integer> places = places(books);
        try (ExportFile file = ExportFile.of(path, WINDOWS_1252, ';', "\r\n")) {
            file.line(
                    "\"EXTF\";700;21;\"Buchungsstapel\";13;%s060000000;;\"RE\";\"\";\"\";1001;1;%s;4;%s;%s;\"Buchungsstapel\";\"\";1;0;0;\"%s\";;\"\";;;\"03\";;;\"\";\"\""
                            .formatted(basic(to.plusDays(1)), basic(from), basic(from), basic(to), books.currency()));
            file.row(
                    "Umsatz (ohne Soll/Haben-Kz)",
                    "Soll/Haben-Kennzeichen",
                    "WKZ Umsatz",
                    "Kurs",
                    "Basis-Umsatz",
                    "WKZ Basis-Umsatz",
                    "Konto",
                    "Gegenkonto (ohne BU-Schlüssel)",
                    "BU-Schlüssel",
                    "Belegdatum",
                    "Belegfeld 1",
                    "Belegfeld 2",
                    "Skonto",
                    "Buchungstext",
                    "KOST1 - Kostenstelle");
            for (Map.Entry<Account, Long> balance :
                    books.before(from).carriedForward().entrySet()) {
                posting(
                        file,
                        balance.getValue(),
                        NationalNumbers.german(balance.getKey()),
                        CARRIED_FORWARD,
                        from,
                        "",
                        "Saldenvortrag",
                        "");
            }
            for (Entry entry : books.between(from, to).entries()) {
                write(file, entry, places);
            }
        }
    }

    /** Each party's place in the order of their codes. */
    private static Map<Party, Integer> places(Books books) {
        List<Party> parties = books.entries().stream()
                .map(Entry::party)
                .distinct()
                .sorted(Comparator.comparing(Party::code))
                .toList();
        return parties.stream().collect(Collectors.toMap(party -> party, parties::indexOf));
    }

    /** Debits are set against credits in the order of the lines, so that each pair is a posting of its own. */
    private static void write(ExportFile file, Entry entry, Map<Party, Integer> places) throws IOException {
        Deque<Line> credits = entry.lines().stream()
                .filter(line -> line.amount() < 0)
                .collect(Collectors.toCollection(ArrayDeque::new));
        long left = credits.isEmpty() ? 0 : credits.getFirst().credit();
        for (Line debit : entry.lines()) {
            long open = debit.debit();
            while (open > 0) {
                long amount = Math.min(open, left);
                Line credit = credits.getFirst();
                posting(
                        file,
                        amount,
                        number(debit, entry, places),
                        number(credit, entry, places),
                        entry.on(),
                        entry.reference(),
                        entry.memo(),
                        debit.location().isEmpty() ? credit.location() : debit.location());
                open -= amount;
                left -= amount;
                if (left == 0) {
                    credits.removeFirst();
                    left = credits.isEmpty() ? 0 : credits.getFirst().credit();
                }
            }
        }
    }

    /** Customers are numbered from 10000 on, suppliers from 70000 on. */
    private static String number(Line line, Entry entry, Map<Party, Integer> places) {
        int place = places.getOrDefault(entry.party(), 0);
        boolean anybody = !entry.party().equals(Party.NOBODY);
        return switch (line.account().type()) {
            case RECEIVABLE -> anybody ? String.valueOf(10_000 + place) : NationalNumbers.german(line.account());
            case PAYABLE -> anybody ? String.valueOf(70_000 + place) : NationalNumbers.german(line.account());
            default -> NationalNumbers.german(line.account());
        };
    }

    /** Automatic accounts are told to leave tax alone. */
    private static void posting(
            ExportFile file,
            long amount,
            String account,
            String contra,
            LocalDate on,
            String reference,
            String text,
            String location)
            throws IOException {
        file.row(
                Money.comma(Math.abs(amount)),
                amount < 0 ? "H" : "S",
                "",
                "",
                "",
                "",
                account.replaceFirst("^0", ""),
                contra.replaceFirst("^0", ""),
                "40",
                DAY.format(on).replaceFirst("^0", ""),
                reference,
                "",
                "",
                text,
                location);
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
