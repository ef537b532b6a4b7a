package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trial balances, income statements and balance sheets as QuickBooks and Xero print them. No export is at hand: the files
 * follow the vendors' help pages and reports shown in public.
 */
class VendorStatementsTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private StagedExport read(String text) throws IOException {
        return checked(desk.file("report.csv", text).stagedOnly());
    }

    private static StagedExport checked(StagedExport export) {
        assertThat(export.files().get(0).refused()).isNull();
        assertThat(export.files().get(0).rowsRejected()).isZero();
        return export;
    }

    private List<List<Object>> stated(String columns) throws IOException {
        return desk.rows("stated_balance", columns);
    }

    @Test
    void incomeStatementNamesSubAccountsInFullAndComputedLinesByNameOnly() throws IOException {
        StagedExport export = read("""
                Profit and Loss
                Crumb & Co
                "January 1 - March 31, 2025"

                Distribution account,Total
                Income,
                Sales,"1,000.00"
                Services,
                   Design,500.00
                Total for Services,$500.00
                Total Wine,25.00
                Total for Income,"$1,525.00"
                Cost of Goods Sold,
                Flour,(200.00)
                Total for Cost of Goods Sold,($200.00)
                Gross Profit,"$1,725.00"
                Expenses,
                Automobile,100.00
                   Fuel,50.00
                Total for Automobile with sub-accounts,$150.00
                Heating,
                   Fuel,1.00
                Total for Heating,$1.00
                Total for Expenses,$151.00
                Net Income,"$1,574.00"

                "Accrual Basis Friday, April 4, 2025 10:12 AM GMT+01:00"
                """);
        assertThat(export.format()).isEqualTo("profit-and-loss");
        assertThat(stated("coalesce(account_code, ''), account_name, natural_amount::double"))
                .containsExactly(
                        List.of("Sales", "Sales", 1000.0),
                        List.of("Services:Design", "Design", 500.0),
                        List.of("Total Wine", "Total Wine", 25.0),
                        List.of("Flour", "Flour", -200.0),
                        List.of("", "Gross Profit", 1725.0),
                        List.of("Automobile", "Automobile", 100.0),
                        List.of("Automobile:Fuel", "Fuel", 50.0),
                        List.of("Heating:Fuel", "Fuel", 1.0),
                        List.of("", "Net Income", 1574.0));
        assertThat(stated("distinct report, statement, from_on::varchar, to_on::varchar, measure, basis"))
                .containsExactly(List.of(
                        "Profit and Loss, January 1 - March 31, 2025, accrual",
                        "income statement",
                        "2025-01-01",
                        "2025-03-31",
                        "movement",
                        "accrual"));
    }

    @Test
    void eachPeriodColumnIsAPeriodAndWhatOnlySumsUpIsNotRead() throws IOException {
        StagedExport export = read("""
                Crumb & Co,,,
                Profit and Loss,,,
                January - February 2025,,,

                ,Jan 2025,Feb 2025,Total,% of Income
                Income,,,,
                   Sales,100.00,200.00,300.00,100.00 %
                Total Income,$100.00,$200.00,$300.00,100.00 %
                Net Income,$100.00,$200.00,$300.00,100.00 %

                Cash Basis
                """);
        assertThat(stated("account_name, from_on::varchar, to_on::varchar, natural_amount::double, basis"))
                .containsExactlyInAnyOrder(
                        List.of("Sales", "2025-01-01", "2025-01-31", 100.0, "cash"),
                        List.of("Sales", "2025-02-01", "2025-02-28", 200.0, "cash"),
                        List.of("Net Income", "2025-01-01", "2025-01-31", 100.0, "cash"),
                        List.of("Net Income", "2025-02-01", "2025-02-28", 200.0, "cash"));
        assertThat(export.files().get(0).conventions())
                .endsWith("columns left out: % of Income (share), Total (sum of the columns beside it)");
    }

    @Test
    void aColumnHeadedByItsLastDayIsAsLongAsTheReport() throws IOException {
        StagedExport export = read("""
                Profit and Loss
                Demo Company (UK)
                For the month ended 31 March 2025

                Account,31 Mar 2025,28 Feb 2025

                Trading Income,,
                Sales,1000.00,900.00
                Total Trading Income,1000.00,900.00

                Gross Profit,1000.00,900.00
                """);
        assertThat(export.format()).isEqualTo("profit-and-loss");
        assertThat(stated("coalesce(account_code, ''), from_on::varchar, to_on::varchar, natural_amount::double"))
                .containsExactlyInAnyOrder(
                        List.of("Sales", "2025-03-01", "2025-03-31", 1000.0),
                        List.of("Sales", "2025-02-01", "2025-02-28", 900.0),
                        List.of("", "2025-03-01", "2025-03-31", 1000.0),
                        List.of("", "2025-02-01", "2025-02-28", 900.0));
    }

    @Test
    void balanceSheetIsReadFromAWorkbook() throws IOException {
        workbook(
                new Object[] {"Balance Sheet"},
                new Object[] {"Crumb & Co"},
                new Object[] {"As of March 31, 2025"},
                new Object[] {},
                new Object[] {"Distribution account", "Total"},
                new Object[] {"Assets"},
                new Object[] {"Current Assets"},
                new Object[] {"Bank Accounts"},
                new Object[] {"Checking", 1201.00},
                new Object[] {"Total for Bank Accounts", 1201.00},
                new Object[] {"Accounts Receivable"},
                new Object[] {"Accounts Receivable (A/R)", 500.00},
                new Object[] {"Total for Accounts Receivable", 500.00},
                new Object[] {"Total for Current Assets", 1701.00},
                new Object[] {"Fixed Assets"},
                new Object[] {"Truck"},
                new Object[] {"Original Cost", 13495.00},
                new Object[] {"Depreciation", -495.00},
                new Object[] {"Total for Truck", 13000.00},
                new Object[] {"Total for Fixed Assets", 13000.00},
                new Object[] {"Total for Assets", 14701.00},
                new Object[] {"Liabilities and Equity"},
                new Object[] {"Liabilities"},
                new Object[] {"Current Liabilities"},
                new Object[] {"Credit Cards"},
                new Object[] {"Mastercard", 701.00},
                new Object[] {"Total for Credit Cards", 701.00},
                new Object[] {"Total for Current Liabilities", 701.00},
                new Object[] {"Total for Liabilities", 701.00},
                new Object[] {"Equity"},
                new Object[] {"Retained Earnings", 12726.00},
                new Object[] {"Net Income", 1274.00},
                new Object[] {"Total for Equity", 14000.00},
                new Object[] {"Total for Liabilities and Equity", 14701.00},
                new Object[] {"Accrual Basis Friday, April 4, 2025 10:12 AM GMT+01:00"});
        StagedExport export = checked(desk.stagedOnly());
        assertThat(export.format()).isEqualTo("balance-sheet");
        assertThat(stated("coalesce(account_code, ''), account_name, natural_amount::double"))
                .containsExactly(
                        List.of("Checking", "Checking", 1201.0),
                        List.of("Accounts Receivable (A/R)", "Accounts Receivable (A/R)", 500.0),
                        List.of("Truck:Original Cost", "Original Cost", 13495.0),
                        List.of("Truck:Depreciation", "Depreciation", -495.0),
                        List.of("Mastercard", "Mastercard", 701.0),
                        List.of("Retained Earnings", "Retained Earnings", 12726.0),
                        List.of("", "Net Income", 1274.0));
        assertThat(stated("distinct statement, measure, to_on::varchar, basis, from_on is null"))
                .containsExactly(List.of("balance sheet", "closing", "2025-03-31", "accrual", true));
    }

    private void workbook(Object[]... rows) throws IOException {
        Files.createDirectories(desk.exports());
        try (OutputStream out = Files.newOutputStream(desk.exports().resolve("report.xlsx"));
                Workbook workbook = new Workbook(out, "Plumbline", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    if (rows[row][column] instanceof Double number) {
                        sheet.value(row, column, number);
                    } else {
                        sheet.value(row, column, String.valueOf(rows[row][column]));
                    }
                }
            }
        }
    }

    @Test
    void profitAndLossByClassStatesEachClassAndTheWhole() throws IOException {
        StagedExport export = read("""
                Profit and Loss by Class
                Crumb & Co
                "January - March, 2025"

                ,North,Not Specified,Total
                Income,,,
                Sales,70.00,30.00,100.00
                Total for Income,$70.00,$30.00,$100.00
                Expenses,,,
                Rent,,40.00,40.00
                Total for Expenses,,$40.00,$40.00
                Net Income,$70.00,$-10.00,$60.00
                """);
        assertThat(export.format()).isEqualTo("profit-and-loss");
        assertThat(
                        stated(
                                "account_name, coalesce(location, ''), from_on::varchar, to_on::varchar, natural_amount::double"))
                .containsExactlyInAnyOrder(
                        List.of("Sales", "North", "2025-01-01", "2025-03-31", 70.0),
                        List.of("Sales", "Not Specified", "2025-01-01", "2025-03-31", 30.0),
                        List.of("Sales", "", "2025-01-01", "2025-03-31", 100.0),
                        List.of("Rent", "Not Specified", "2025-01-01", "2025-03-31", 40.0),
                        List.of("Rent", "", "2025-01-01", "2025-03-31", 40.0),
                        List.of("Net Income", "North", "2025-01-01", "2025-03-31", 70.0),
                        List.of("Net Income", "Not Specified", "2025-01-01", "2025-03-31", -10.0),
                        List.of("Net Income", "", "2025-01-01", "2025-03-31", 60.0));
    }

    @Test
    void balanceSheetComparisonHasTwoLinesOfHeadings() throws IOException {
        StagedExport export = read("""
                Balance Sheet Comparison
                Crumb & Co
                "As of January 31, 2025"

                ,Total,,,
                ,"As of Jan 31, 2025","As of Jan 31, 2024 (PY)",$ change,% change
                ASSETS,,,,
                Bank Accounts,,,,
                Checking,120.00,100.00,20.00,20.00 %
                Total Bank Accounts,$120.00,$100.00,$20.00,20.00 %
                TOTAL ASSETS,$120.00,$100.00,$20.00,20.00 %
                """);
        assertThat(export.format()).isEqualTo("balance-sheet");
        assertThat(stated("account_code, to_on::varchar, measure, natural_amount::double"))
                .containsExactlyInAnyOrder(
                        List.of("Checking", "2025-01-31", "closing", 120.0),
                        List.of("Checking", "2024-01-31", "closing", 100.0));
        assertThat(export.files().get(0).conventions())
                .endsWith("columns left out: Total / $ change (change), Total / % change (share)");
    }

    @Test
    void profitAndLossOfXeroHasComparisonPeriodsAndAVariance() throws IOException {
        StagedExport export = read("""
                Profit and Loss
                Demo Company (UK)
                For the month ended 31 March 2025

                Account,Mar 2025,Mar 2024,Budget,Variance GBP,Variance %

                Turnover,,,,,
                Sales,1000.00,900.00,950.00,50.00,5.26%
                Total Turnover,1000.00,900.00,950.00,50.00,5.26%
                """);
        assertThat(export.format()).isEqualTo("profit-and-loss");
        assertThat(stated("account_code, from_on::varchar, natural_amount::double"))
                .containsExactlyInAnyOrder(
                        List.of("Sales", "2025-03-01", 1000.0), List.of("Sales", "2024-03-01", 900.0));
    }

    @Test
    void trialBalanceStatesClosingBalances() throws IOException {
        StagedExport export = read("""
                Crumb & Co,,
                Trial Balance,,
                "As of March 31, 2025",,

                ,Debit,Credit
                Checking,"1,201.00",
                Truck:Original Cost,"13,495.00",
                Sales,,"14,696.00"
                TOTAL,"$14,696.00","$14,696.00"

                "Cash Basis Friday, April 4, 2025 10:12 AM GMT+01:00"
                """);
        assertThat(export.format()).isEqualTo("trial-balance");
        assertThat(stated("account_code, to_on::varchar, measure, amount::double, basis"))
                .containsExactly(
                        List.of("Checking", "2025-03-31", "closing", 1201.0, "cash"),
                        List.of("Truck:Original Cost", "2025-03-31", "closing", 13495.0, "cash"),
                        List.of("Sales", "2025-03-31", "closing", -14696.0, "cash"));
    }

    @Test
    void trialBalanceOfXeroTellsAccountsByTheirCodes() throws IOException {
        read("""
                Trial Balance
                Demo
                As at 31 March 2025

                Account Code,Account,Account Type,Debit - Year to date,Credit - Year to date,31 Mar 2024
                200,Sales,Revenue,,1000.00,-900.00
                090,Bank,Bank,1000.00,,900.00
                ,Total,,1000.00,1000.00,
                """);
        assertThat(stated("account_code, account_name, amount::double"))
                .containsExactly(List.of("200", "Sales", -1000.0), List.of("090", "Bank", 1000.0));
    }

    @Test
    void olderTrialBalanceOfXeroHasTheCodeBehindTheNameAndTheYearBesideTheMonth() throws IOException {
        read("""
                Trial Balance
                Demo
                As at 31 March 2025

                Account,Debit,Credit,YTD Debit,YTD Credit
                Revenue,,,,
                Sales (200),,100.00,,1000.00
                Assets,,,,
                Bank (090),100.00,,1000.00,
                Total,100.00,100.00,1000.00,1000.00
                """);
        assertThat(stated("account_code, account_name, amount::double"))
                .containsExactly(List.of("200", "Sales", -1000.0), List.of("090", "Bank", 1000.0));
    }
}
