package io.plumbline.samples.files;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Books;
import io.plumbline.samples.books.Entry;
import io.plumbline.samples.books.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * QuickBooks Online's General Ledger report: a section an account, amounts in natural sign, running balances.
 *
 * @param header which generation of the report
 */
public record QuickBooksGeneralLedgerFile(Header header) implements LedgerFile {
    /** The report's columns before and after QuickBooks renamed them; the account's name stands in the rows since. */
    public enum Header {
        OLDER(",Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance"),
        NEWER(",Distribution account,Transaction date,Transaction type,Num,Name,Description,Split,Amount,Balance");

        private final String line;

        Header(String line) {
            this.line = line;
        }
    }

    private record Posted(Entry entry, Line line) {}

    @Override
    public void write(Path path, Books books, LocalDate from, LocalDate to) throws IOException {
        SortedMap<Account, List<Posted>> posted = posted(books.between(from, to));
        SortedMap<Account, Long> opening = books.before(from).carriedForward();
        opening.keySet().removeIf(account -> !account.type().balanceSheet());
        SortedSet<Account> accounts = new TreeSet<>(posted.keySet());
        accounts.addAll(opening.keySet());
        try (ExportFile file = ExportFile.csv(path)) {
            file.row(padded("General Ledger"));
            file.row(padded(books.company()));
            file.row(padded(QuickBooks.period(from, to)));
            file.line("");
            file.line(header.line);
            String parent = "";
            long parentTotal = 0;
            for (Account account : accounts) {
                if (!account.parent().equals(parent)) {
                    endParent(file, parent, parentTotal);
                    parent = account.parent();
                    parentTotal = 0;
                    if (!parent.isEmpty()) {
                        file.row(padded(parent));
                    }
                }
                parentTotal += section(
                        file, account, opening.getOrDefault(account, 0L), posted.getOrDefault(account, List.of()));
            }
            endParent(file, parent, parentTotal);
            file.row(padded("TOTAL"));
            file.line("");
            file.line("");
            file.row("Accrual Basis " + QuickBooks.runAt(to));
        }
    }

    private static SortedMap<Account, List<Posted>> posted(Books books) {
        SortedMap<Account, List<Posted>> posted = new TreeMap<>();
        for (Entry entry : books.entries()) {
            for (Line line : entry.lines()) {
                posted.computeIfAbsent(line.account(), key -> new ArrayList<>()).add(new Posted(entry, line));
            }
        }
        return posted;
    }

    /** Returns the section's total. */
    private long section(ExportFile file, Account account, long opening, List<Posted> posted) throws IOException {
        file.row(padded(account.leaf()));
        long balance = account.type().natural(opening);
        if (opening != 0) {
            String[] row = padded("");
            row[1] = "Beginning Balance";
            row[row.length - 1] = Money.grouped(balance);
            file.row(row);
        }
        long total = 0;
        for (Posted line : posted) {
            long amount = account.type().natural(line.line().amount());
            total += amount;
            file.row(row(account, line, amount, balance + total));
        }
        total(file, "Total for " + account.leaf(), total);
        return total;
    }

    private String[] row(Account account, Posted posted, long amount, long balance) {
        List<String> cells = new ArrayList<>();
        cells.add("");
        if (header == Header.NEWER) {
            cells.add(account.name());
        }
        cells.add(QuickBooks.day(posted.entry().on()));
        cells.add(posted.entry().kind().quickBooks());
        cells.add(posted.entry().reference());
        cells.add(posted.entry().party().name());
        cells.add(posted.entry().memo());
        cells.add(split(posted));
        cells.add(Money.grouped(amount));
        cells.add(Money.grouped(balance));
        return cells.toArray(String[]::new);
    }

    private static String split(Posted posted) {
        List<Line> others = posted.entry().lines().stream()
                .filter(line -> !line.account().equals(posted.line().account()))
                .toList();
        return others.size() == 1 ? others.get(0).account().name() : "-Split-";
    }

    private void endParent(ExportFile file, String parent, long total) throws IOException {
        if (!parent.isEmpty()) {
            total(file, "Total for " + parent + " with sub-accounts", total);
        }
    }

    private void total(ExportFile file, String label, long total) throws IOException {
        String[] row = padded(label);
        row[row.length - 2] = Money.dollars(total);
        file.row(row);
    }

    private String[] padded(String first) {
        String[] row = new String[header == Header.NEWER ? 10 : 9];
        Arrays.fill(row, "");
        row[0] = first;
        return row;
    }
}
