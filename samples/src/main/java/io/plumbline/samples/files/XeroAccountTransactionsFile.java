package io.plumbline.samples.files;

import io.plumbline.samples.books.AccountType;
import io.plumbline.samples.books.Books;
import io.plumbline.samples.books.Entry;
import io.plumbline.samples.books.Kind;
import io.plumbline.samples.books.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Xero's Account Transactions report as CSV, with the columns that a bookkeeper picks: a row a line, a total at the foot. */
public final class XeroAccountTransactionsFile implements LedgerFile {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    @Override
    public void write(Path path, Books books, LocalDate from, LocalDate to) throws IOException {
        Books told = books.between(from, to);
        try (ExportFile file = ExportFile.csv(path)) {
            file.row("Account Transactions");
            file.row(books.company());
            file.row("For the period " + DAY.format(from) + " to " + DAY.format(to));
            file.line("");
            file.line(
                    "Date,Source,Contact,Description,Reference,Debit,Credit,Account Code,Account,Account Type,Location");
            for (Entry entry : told.entries()) {
                for (Line line : entry.lines()) {
                    write(file, entry, line);
                }
            }
            String total = Money.grouped(
                    told.entries().stream().mapToLong(Entry::total).sum());
            file.row("Total", "", "", "", "", total, total, "", "", "", "");
        }
    }

    /** References are numbered through where the books have none, as Xero does with journals. */
    private static void write(ExportFile file, Entry entry, Line line) throws IOException {
        file.row(
                DAY.format(entry.on()),
                source(entry.kind()),
                entry.party().name(),
                entry.memo(),
                entry.reference().isEmpty() ? "#" + entry.number() : entry.reference(),
                line.debit() > 0 ? Money.grouped(line.debit()) : "",
                line.credit() > 0 ? Money.grouped(line.credit()) : "",
                line.account().number(),
                line.account().name(),
                type(line.account().type()),
                line.location());
    }

    private static String source(Kind kind) {
        return switch (kind) {
            case INVOICE -> "Receivable Invoice";
            case PAYMENT -> "Receivable Payment";
            case SALES_RECEIPT, DEPOSIT -> "Receive Money";
            case BILL -> "Payable Invoice";
            case BILL_PAYMENT -> "Payable Payment";
            case EXPENSE, TAX_PAYMENT -> "Spend Money";
            case PAYROLL -> "Pay Run";
            case OPENING, ADJUSTMENT -> "Manual Journal";
        };
    }

    private static String type(AccountType type) {
        return switch (type) {
            case BANK -> "Bank";
            case RECEIVABLE -> "Accounts Receivable";
            case OTHER_CURRENT_ASSET -> "Current Asset";
            case FIXED_ASSET -> "Fixed Asset";
            case PAYABLE -> "Accounts Payable";
            case OTHER_CURRENT_LIABILITY -> "Current Liability";
            case LONG_TERM_LIABILITY -> "Non-current Liability";
            case EQUITY -> "Equity";
            case INCOME -> "Revenue";
            case COST_OF_SALES -> "Direct Costs";
            case EXPENSE -> "Expense";
            case OTHER_EXPENSE -> "Overhead";
        };
    }
}
