package io.plumbline.samples.files;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Books;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** QuickBooks Online's Account List: the chart of accounts with its types. */
public final class QuickBooksAccountListFile {
    /** Writes the accounts that the books use, with their balances; the report leaves out those of income and costs. */
    public void write(Path path, Books books) throws IOException {
        try (ExportFile file = ExportFile.csv(path)) {
            file.line("Full name,Type,Detail type,Description,Total balance");
            for (Map.Entry<Account, Long> balance : books.balances().entrySet()) {
                Account account = balance.getKey();
                file.row(
                        account.name(),
                        account.type().quickBooks(),
                        account.detail(),
                        "",
                        account.type().balanceSheet()
                                ? Money.grouped(account.type().natural(balance.getValue()))
                                : "");
            }
        }
    }
}
