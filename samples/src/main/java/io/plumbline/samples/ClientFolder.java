package io.plumbline.samples;

import io.plumbline.samples.books.Books;
import io.plumbline.samples.business.Budget;
import io.plumbline.samples.business.Business;
import io.plumbline.samples.business.Firm;
import io.plumbline.samples.files.BudgetFile;
import io.plumbline.samples.files.FecFile;
import io.plumbline.samples.files.Ga4File;
import io.plumbline.samples.files.HubSpotDealsFile;
import io.plumbline.samples.files.JournalCsvFile;
import io.plumbline.samples.files.LedgerFile;
import io.plumbline.samples.files.OrderLinesFile;
import io.plumbline.samples.files.QuickBooksAccountListFile;
import io.plumbline.samples.files.QuickBooksGeneralLedgerFile;
import io.plumbline.samples.files.QuickBooksJournalFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;

/** A client's folder: its settings, and the files that a business of its trade exports. */
final class ClientFolder {
    private static final List<Integer> DUMPS_MONTHS_AGO = List.of(18, 12, 9, 6, 3, 2, 1, 0);
    private static final int PLAIN_MONTHS = 12;

    private final Path folder;
    private final Business business;
    private final Firm firm;

    ClientFolder(Path folder, Business business) {
        this.folder = folder;
        this.business = business;
        this.firm = business.firm();
    }

    void write() throws IOException {
        Files.createDirectories(folder.resolve("exports"));
        Files.createDirectories(folder.resolve("plans"));
        Files.writeString(folder.resolve("client.yml"), settings(), StandardCharsets.UTF_8);
        switch (firm.trade()) {
            case BAKERY -> bakery();
            case AGENCY -> agency();
            case WHOLESALER -> wholesaler();
            case OUTFITTER -> outfitter();
        }
    }

    private void bakery() throws IOException {
        ledger(new QuickBooksJournalFile(), "exports/quickbooks/journal-", Windows.overlapping(firm, Month.JANUARY));
        accountList();
        deals();
        web();
        orders();
        budgets(BudgetFile.WIDE, Month.JANUARY);
    }

    private void agency() throws IOException {
        String siren = String.valueOf(900_000_000 + firm.chance("siren").below(99_999_999));
        for (Windows.Window window : Windows.years(firm, Month.JANUARY)) {
            new FecFile()
                    .write(
                            folder.resolve("exports").resolve(FecFile.name(siren, window.to())),
                            business.books(),
                            window.from(),
                            window.to());
        }
    }

    private void wholesaler() throws IOException {
        ledger(new JournalCsvFile(), "exports/journal-", Windows.overlapping(firm, Month.JULY));
        budgets(BudgetFile.LONG, Month.JULY);
    }

    private void outfitter() throws IOException {
        ledger(
                new QuickBooksGeneralLedgerFile(QuickBooksGeneralLedgerFile.Header.NEWER),
                "exports/quickbooks/general-ledger-",
                Windows.overlapping(firm, Month.JANUARY));
        accountList();
    }

    private void ledger(LedgerFile file, String path, List<Windows.Window> windows) throws IOException {
        for (Windows.Window window : windows) {
            Books known = business.keyed().asKnownOn(window.knownOn());
            file.write(folder.resolve(path + window.name() + ".csv"), known, window.from(), window.to());
        }
    }

    private void accountList() throws IOException {
        new QuickBooksAccountListFile().write(folder.resolve("exports/quickbooks/account-list.csv"), business.books());
    }

    private void deals() throws IOException {
        for (int monthsAgo : DUMPS_MONTHS_AGO) {
            LocalDate day = monthsAgo == 0
                    ? firm.lastDay()
                    : YearMonth.from(firm.lastDay()).minusMonths(monthsAgo).atEndOfMonth();
            if (!day.isBefore(firm.firstDay())) {
                new HubSpotDealsFile()
                        .write(
                                folder.resolve("exports/hubspot").resolve(HubSpotDealsFile.name(day)),
                                business.deals(),
                                day);
            }
        }
    }

    private void web() throws IOException {
        if (business.webSite().isPresent()) {
            for (Windows.Window window : Windows.overlapping(firm, Month.JANUARY)) {
                Path path = folder.resolve("exports/ga4/traffic-" + window.name() + ".csv");
                new Ga4File().write(path, firm.name(), business.webSite().get(), window.from(), window.to());
            }
        }
    }

    /** A file a month; those of more than a year ago are packed away. */
    private void orders() throws IOException {
        YearMonth last = YearMonth.from(firm.lastDay());
        for (YearMonth month = YearMonth.from(firm.firstDay()); !month.isAfter(last); month = month.plusMonths(1)) {
            boolean packed = month.isBefore(last.minusMonths(PLAIN_MONTHS - 1L));
            Path path = folder.resolve("exports/orders/order-lines-" + month + (packed ? ".csv.gz" : ".csv"));
            LocalDate end = month.equals(last) ? firm.lastDay() : month.atEndOfMonth();
            new OrderLinesFile().write(path, business, month.atDay(1), end);
        }
    }

    /** A budget for every fiscal year that began while the business was watched, named by the year it ends in. */
    private void budgets(BudgetFile file, Month yearStarts) throws IOException {
        LocalDate start = firm.firstDay();
        if (start.getMonth() != yearStarts) {
            start = Windows.firstDayAfter(start, yearStarts);
        }
        if (start.isAfter(firm.lastDay())) {
            start = start.minusYears(1);
        }
        for (YearMonth first = YearMonth.from(start);
                !first.atDay(1).isAfter(firm.lastDay());
                first = first.plusYears(1)) {
            Path path = folder.resolve("plans/budget-" + first.plusMonths(11).getYear() + ".csv");
            Files.createDirectories(path.getParent());
            file.write(path, Budget.of(firm, business.books(), first));
        }
    }

    private String settings() {
        String common = """
                name: "%s"
                industry: "%s"
                currency: %s
                time_zone: %s
                """.formatted(
                        firm.name(),
                        firm.trade().naics(),
                        firm.trade().currency(),
                        firm.trade().timeZone());
        return common
                + switch (firm.trade()) {
                    case BAKERY -> """
                        closing_days: 10
                        """;
                    case AGENCY -> """
                        chart: pcg
                        """;
                    case WHOLESALER -> """
                        fiscal_year: {starts: July}
                        dates: dmy
                        accounts:
                          - {code: "1010", standard: cash}
                          - {code: "1250", standard: tax-receivable}
                          - {code: "22*", standard: sales-tax}
                          - {code: "42*", standard: revenue}
                          - {code: "5*", standard: cost-of-sales}
                        """;
                    case OUTFITTER -> """
                        fiscal_year: {pattern: 4-4-5, ends: last Saturday of January}
                        """;
                };
    }
}
