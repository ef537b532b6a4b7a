package io.plumbline.samples.files;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.AccountType;
import io.plumbline.samples.books.Books;
import io.plumbline.samples.books.Entry;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Line;
import io.plumbline.samples.books.Party;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The Norwegian tax authority's SAF-T Financial, version 1.30: accounts with their opening and closing balances, customers
 * and suppliers, and the entries by journal with their number and totals.
 */
public final class SaftFile implements LedgerFile {
    @Override
    public void write(Path path, Books books, LocalDate from, LocalDate to) throws IOException {
        Books told = books.between(from, to);
        try (ExportFile file = ExportFile.of(path, StandardCharsets.UTF_8, ',', "\n")) {
            file.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
            file.line("<AuditFile xmlns=\"urn:StandardAuditFile-Taxation-Financial:NO\">");
            header(file, books, from, to);
            file.line("<MasterFiles>");
            accounts(file, books.before(from), books.before(to.plusDays(1)));
            parties(file, "Customer", parties(told, type -> type == AccountType.RECEIVABLE));
            parties(file, "Supplier", parties(told, type -> type == AccountType.PAYABLE));
            file.line("</MasterFiles>");
            entries(file, told);
            file.line("</AuditFile>");
        }
    }

    private static void header(ExportFile file, Books books, LocalDate from, LocalDate to) throws IOException {
        file.line("<Header>" + element("AuditFileVersion", "1.30") + element("AuditFileCountry", "NO")
                + element("AuditFileDateCreated", to.plusDays(1).toString())
                + element("SoftwareCompanyName", "Plumbline") + element("SoftwareID", "Samples")
                + element("SoftwareVersion", "1"));
        file.line("<Company>" + element("RegistrationNumber", "999999999") + element("Name", books.company())
                + "</Company>" + element("DefaultCurrencyCode", books.currency()));
        file.line("<SelectionCriteria>" + element("SelectionStartDate", from.toString())
                + element("SelectionEndDate", to.toString()) + "</SelectionCriteria>"
                + element("TaxAccountingBasis", "A") + "</Header>");
    }

    private static void accounts(ExportFile file, Books before, Books after) throws IOException {
        SortedMap<Account, Long> opening = before.carriedForward();
        SortedMap<Account, Long> closing = new TreeMap<>(opening);
        after.balances().keySet().forEach(account -> closing.putIfAbsent(account, 0L));
        file.line("<GeneralLedgerAccounts>");
        for (Account account : closing.keySet()) {
            long start = opening.getOrDefault(account, 0L);
            long end = start + movement(account, before, after);
            file.line("<Account>" + element("AccountID", NationalNumbers.norwegian(account))
                    + element("AccountDescription", account.name())
                    + element("GroupingCategory", "RF-1167")
                    + element("GroupingCode", NationalNumbers.norwegian(account))
                    + element("AccountType", "GL")
                    + balance("Opening", start)
                    + balance("Closing", end)
                    + "</Account>");
        }
        file.line("</GeneralLedgerAccounts>");
    }

    private static long movement(Account account, Books before, Books after) {
        return after.balances().getOrDefault(account, 0L) - before.balances().getOrDefault(account, 0L);
    }

    private static String balance(String when, long amount) {
        return element(when + (amount < 0 ? "CreditBalance" : "DebitBalance"), Money.plain(Math.abs(amount)));
    }

    private static SortedSet<String> parties(Books books, Predicate<AccountType> of) {
        SortedMap<String, String> names = new TreeMap<>();
        for (Entry entry : books.entries()) {
            boolean concerned = entry.lines().stream()
                    .anyMatch(line -> of.test(line.account().type()));
            if (concerned && !entry.party().equals(Party.NOBODY)) {
                names.put(entry.party().code(), entry.party().name());
            }
        }
        SortedSet<String> elements = new TreeSet<>();
        names.forEach((code, name) -> elements.add(element("Name", name) + "|" + code));
        return elements;
    }

    private static void parties(ExportFile file, String role, SortedSet<String> parties) throws IOException {
        if (parties.isEmpty()) {
            return;
        }
        file.line("<%ss>".formatted(role));
        for (String party : parties) {
            int bar = party.lastIndexOf('|');
            file.line("<%1$s>%2$s%3$s</%1$s>"
                    .formatted(role, party.substring(0, bar), element(role + "ID", party.substring(bar + 1))));
        }
        file.line("</%ss>".formatted(role));
    }

    private static void entries(ExportFile file, Books told) throws IOException {
        String total =
                Money.plain(told.entries().stream().mapToLong(Entry::total).sum());
        file.line("<GeneralLedgerEntries>"
                + element("NumberOfEntries", String.valueOf(told.entries().size()))
                + element("TotalDebit", total) + element("TotalCredit", total));
        for (Kind.Journal journal : Kind.Journal.values()) {
            boolean open = false;
            for (Entry entry : told.entries()) {
                if (entry.kind().journal() == journal) {
                    if (!open) {
                        file.line("<Journal>" + element("JournalID", journal.code())
                                + element("Description", journal.name()) + element("Type", journal.code()));
                        open = true;
                    }
                    entry(file, entry);
                }
            }
            if (open) {
                file.line("</Journal>");
            }
        }
        file.line("</GeneralLedgerEntries>");
    }

    private static void entry(ExportFile file, Entry entry) throws IOException {
        String day = entry.on().toString();
        file.line("<Transaction>" + element("TransactionID", String.valueOf(entry.number()))
                + element("Period", String.valueOf(entry.on().getMonthValue()))
                + element("PeriodYear", String.valueOf(entry.on().getYear()))
                + element("TransactionDate", day)
                + element("Description", entry.memo())
                + element("SystemEntryDate", day)
                + element("GLPostingDate", day));
        int number = 0;
        for (Line line : entry.lines()) {
            AccountType type = line.account().type();
            boolean anybody = !entry.party().equals(Party.NOBODY);
            file.line("<Line>" + element("RecordID", String.valueOf(++number))
                    + element("AccountID", NationalNumbers.norwegian(line.account()))
                    + analysis(line)
                    + element("SourceDocumentID", entry.reference())
                    + (anybody && type == AccountType.RECEIVABLE
                            ? element("CustomerID", entry.party().code())
                            : "")
                    + (anybody && type == AccountType.PAYABLE
                            ? element("SupplierID", entry.party().code())
                            : "")
                    + element("Description", entry.memo())
                    + amount(line)
                    + "</Line>");
        }
        file.line("</Transaction>");
    }

    private static String analysis(Line line) {
        return line.location().isEmpty()
                ? ""
                : "<Analysis>" + element("AnalysisType", "A") + element("AnalysisID", line.location()) + "</Analysis>";
    }

    private static String amount(Line line) {
        String name = line.amount() < 0 ? "CreditAmount" : "DebitAmount";
        return "<%1$s>%2$s</%1$s>".formatted(name, element("Amount", Money.plain(Math.abs(line.amount()))));
    }

    private static String element(String name, String text) {
        return text.isEmpty()
                ? ""
                : "<%1$s>%2$s</%1$s>".formatted(name, text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
