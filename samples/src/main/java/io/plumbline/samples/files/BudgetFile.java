package io.plumbline.samples.files;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.business.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A budget from a spreadsheet. */
public enum BudgetFile {
    /** A column a month, accounts by name. */
    WIDE {
        @Override
        public void write(Path path, Budget budget) throws IOException {
            try (ExportFile file = ExportFile.csv(path)) {
                List<String> header = new ArrayList<>(List.of("Account"));
                budget.months().forEach(month -> header.add(label(month)));
                file.row(header.toArray(String[]::new));
                for (Map.Entry<Account, List<Long>> row : budget.amounts().entrySet()) {
                    List<String> cells = new ArrayList<>(List.of(row.getKey().name()));
                    row.getValue().forEach(amount -> cells.add(Money.plain(amount)));
                    file.row(cells.toArray(String[]::new));
                }
            }
        }
    },

    /** A row a month, accounts by number. */
    LONG {
        @Override
        public void write(Path path, Budget budget) throws IOException {
            try (ExportFile file = ExportFile.csv(path)) {
                file.line("Account,Account Name,Month,Amount");
                for (Map.Entry<Account, List<Long>> row : budget.amounts().entrySet()) {
                    for (int i = 0; i < budget.months().size(); i++) {
                        file.row(
                                row.getKey().number(),
                                row.getKey().name().replace(":", " - "),
                                budget.months().get(i).atDay(1).toString(),
                                Money.plain(row.getValue().get(i)));
                    }
                }
            }
        }
    };

    public abstract void write(Path path, Budget budget) throws IOException;

    private static String label(YearMonth month) {
        return QuickBooks.inWords(month.getMonth()).substring(0, 3) + " " + month.getYear();
    }
}
