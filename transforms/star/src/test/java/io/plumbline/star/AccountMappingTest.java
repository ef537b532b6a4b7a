package io.plumbline.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.client.AccountRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountMappingTest {
    private static final int STANDARD = 6;
    private static final int CASH_FLOW = 7;
    private static final int SOURCE_SIGN = 13;
    private static final int MAPPED_BY = 8;

    @Test
    void surestEvidenceWins() {
        Row account = stated("6132", "Publicité", "Bank", null, null, "insurance");

        assertThat(mapped("pcg", rule(AccountRule.By.CODE, "61*", "rent"), account))
                .isEqualTo("rent by override");
        assertThat(mapped("pcg", null, account)).isEqualTo("insurance by source");
        assertThat(mapped("pcg", null, stated("6132", "Publicité", "Bank", null, null, null)))
                .isEqualTo("cash by type");
        assertThat(mapped("pcg", null, stated("6132", "Publicité", null, null, null, null)))
                .isEqualTo("rent by code");
        assertThat(mapped(null, null, stated("6132", "Publicité", null, null, null, null)))
                .isEqualTo("marketing by name");
        assertThat(mapped(null, null, stated("6132", "Zeppelin", null, null, null, null)))
                .isEqualTo("unclassified by none");
    }

    @ParameterizedTest
    @CsvSource({
        "Expenses, Rent, rent",
        "Expenses, Zeppelin, other-expense",
        "Expenses, Sales tax, other-expense", // a name cannot lift an expense onto the balance sheet
        "Other Expense, Depreciation, depreciation",
        "Income, Discounts given, discounts",
        "Equity, Owner draws, drawings",
        "Fixed Asset, Accumulated Depreciation, accumulated-depreciation",
        "Other Current Liability, Sales Tax Agency Payable, sales-tax",
        "Accounts receivable (A/R), Debtors, receivables",
        "Expenditures, Standard Cost of Sales, cost-of-sales",
        "Expenditures, Office Supplies, office",
        "Liabilities, Retained Earnings, retained-earnings",
        "Assets, Inventory, inventory",
        "Revenue, Interest Income, interest-income",
        "REVENUE, Turnover, revenue",
        "OVERHEADS, Telephone & Internet, utilities",
    })
    void nameRefinesACoarseTypeWithinItsSections(String type, String name, String standard) {
        assertThat(mapped(null, null, stated("x", name, type, null, null, null)))
                .isEqualTo(standard + " by type");
    }

    @Test
    void detailTypeIsFinerThanTheType() {
        assertThat(mapped(null, null, stated("x", "Big House", "Expenses", "Rent or Lease of Buildings", null, null)))
                .isEqualTo("rent by type");
    }

    @ParameterizedTest
    @CsvSource({
        "pcg, 10100000, share-capital",
        "pcg, 41100000, receivables",
        "pcg, 40100000, payables",
        "pcg, 44566000, tax-receivable",
        "pcg, 44571000, sales-tax",
        "pcg, 44400000, income-tax-payable",
        "pcg, 51250000, cash",
        "pcg, 62700000, bank-fees",
        "pcg, 61600000, insurance",
        "pcg, 60370000, stock-change",
        "pcg, 60700000, cost-of-sales",
        "pcg, 70700000, revenue",
        "pcg, 68110000, depreciation",
        "pcg, 12900000, retained-earnings",
        "skr03, 8400, revenue",
        "skr03, 4210, rent",
        "skr03, 1200, cash",
        "skr03, 1776, sales-tax",
        "skr04, 4400, revenue",
        "skr04, 6310, rent",
        "skr04, 1800, cash",
        "skr04, 3806, sales-tax",
        "no-ns4102, 3000, revenue",
        "no-ns4102, 1920, cash",
        "no-ns4102, 6300, rent",
        "pt-snc, 711, revenue",
        "pt-snc, 2432, tax-receivable",
        "pt-snc, 6261, rent",
    })
    void longestPrefixOfANationalChartDecides(String chart, String code, String standard) {
        assertThat(mapped(chart, null, stated(code, null, null, null, null, null)))
                .isEqualTo(standard + " by code");
    }

    @ParameterizedTest
    @CsvSource({
        "Checking, cash",
        "Accounts Receivable (A/R), receivables",
        "Accounts Payable (A/P), payables",
        "Sales, revenue",
        "Cost of Goods Sold, cost-of-sales",
        "Loyer boutique, rent",
        "Ladenmiete, unclassified",
        "Miete, rent",
        "Alquiler local, rent",
        "Huur winkel, rent",
        "Löhne und Gehälter, payroll",
        "Electricité, utilities",
        "Payroll Taxes, payroll-taxes",
        "Merchant Fees, bank-fees",
        "Loan Payable, loans",
        "Retained Earnings, retained-earnings",
        "Sales Tax Payable, sales-tax",
        "Interest Expense, interest-expense",
        "Opening Balance Equity, retained-earnings",
        "Catering Income, revenue",
    })
    void nameDecidesWhereNothingElseDoes(String name, String standard) {
        assertThat(mapped(null, null, stated("x", name, null, null, null, null)))
                .startsWith(standard + " by ");
    }

    @Test
    void childFollowsItsParentAndColonsNameParents() {
        List<Row> rows = run(null, List.of(), stated("Utilities:Gas:Zeppelin", null, null, null, null, null));

        assertThat(rows)
                .extracting(row -> row.getString(1) + " = " + row.getString(4) + " " + row.getString(STANDARD))
                .containsExactlyInAnyOrder(
                        "Utilities:Gas:Zeppelin = Utilities > Gas > Zeppelin utilities",
                        "Utilities:Gas = Utilities > Gas utilities",
                        "Utilities = Utilities utilities");
    }

    @Test
    void circleOfParentsEnds() {
        List<Row> rows = run(
                null,
                List.of(),
                stated("A", "Alpha", null, null, "B", null),
                stated("B", "Beta", null, null, "A", null));

        assertThat(rows).extracting(row -> row.getString(4)).containsExactly("Beta > Alpha", "Alpha > Beta");
    }

    @Test
    void planAddsAnAccountOnlyWhereItMeansNoOther() {
        List<Row> rows = run(
                null,
                List.of(),
                stated("6000", "Rent", null, null, null, null),
                planned("rent"),
                planned("Wages and salaries"),
                planned("6000"),
                planned("Zeppelin"));

        assertThat(rows).extracting(row -> row.getString(1)).containsExactly("6000", "Zeppelin");
    }

    @Test
    void overrideCarriesItsCashFlowClass() {
        ClientSettings.OwnRule rule = new ClientSettings.OwnRule(AccountRule.By.NAME, "*loan*", "loans", "financing");

        Row row = run(null, List.of(rule), stated("x", "Staff Loans", null, null, null, null))
                .get(0);

        assertThat(row.getString(CASH_FLOW)).isEqualTo("financing");
    }

    @Test
    void catchAllDetailTypeLeavesTheNameToDecide() {
        assertThat(mapped(null, null, stated("x", "Depreciation", "Expenses", "Other Business Expenses", null, null)))
                .isEqualTo("depreciation by type");
    }

    @ParameterizedTest
    @CsvSource({
        "Income, Discounts given, -1", // shown as negative income
        "Expenditures, Discounts given, 1", // shown as a positive cost
        "Fixed Asset, Accumulated Depreciation, 1",
        "Equity, Owner draws, -1",
        ", Discounts given,", // nobody says how
    })
    void sideThatASourceShowsFollowsItsOwnType(@Nullable String type, String name, @Nullable Integer sign) {
        Row row =
                run(null, List.of(), stated("x", name, type, null, null, null)).get(0);

        assertThat(row.<Integer>getAs(SOURCE_SIGN)).isEqualTo(sign);
    }

    private static String mapped(@Nullable String chart, ClientSettings.@Nullable OwnRule rule, Row account) {
        Row row = run(chart, rule == null ? List.of() : List.of(rule), account).get(0);
        return row.getString(STANDARD) + " by " + row.getString(MAPPED_BY);
    }

    private static ClientSettings.OwnRule rule(AccountRule.By by, String pattern, String standard) {
        return new ClientSettings.OwnRule(by, pattern, standard, null);
    }

    private static List<Row> run(@Nullable String chart, List<ClientSettings.OwnRule> rules, Row... accounts) {
        return AccountMapping.rows(
                "acme", Arrays.asList(accounts), new ClientSettings(chart, new ArrayList<>(rules), new ArrayList<>()));
    }

    private static Row planned(String text) {
        return RowFactory.create(
                "acme", text, Versions.FIRST_DAY, Versions.LAST_DAY, true, "plan", null, null, null, null, null);
    }

    private static Row stated(
            String code,
            @Nullable String name,
            @Nullable String type,
            @Nullable String detail,
            @Nullable String parent,
            @Nullable String standard) {
        return RowFactory.create(
                "acme",
                code,
                Versions.FIRST_DAY,
                Versions.LAST_DAY,
                true,
                "chart",
                name,
                type,
                detail,
                parent,
                standard);
    }
}
