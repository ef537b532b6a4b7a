package io.plumbline.samples.books;

/** What kind of account it is, with QuickBooks' word for it. */
public enum AccountType {
    BANK("Bank", true, true),
    RECEIVABLE("Accounts receivable (A/R)", true, true),
    OTHER_CURRENT_ASSET("Other Current Assets", true, true),
    FIXED_ASSET("Fixed Assets", true, true),
    PAYABLE("Accounts payable (A/P)", false, true),
    OTHER_CURRENT_LIABILITY("Other Current Liabilities", false, true),
    LONG_TERM_LIABILITY("Long Term Liabilities", false, true),
    EQUITY("Equity", false, true),
    INCOME("Income", false, false),
    COST_OF_SALES("Cost of Goods Sold", true, false),
    EXPENSE("Expenses", true, false),
    OTHER_EXPENSE("Other Expense", true, false);

    private final String quickBooks;
    private final boolean debitNormal;
    private final boolean balanceSheet;

    AccountType(String quickBooks, boolean debitNormal, boolean balanceSheet) {
        this.quickBooks = quickBooks;
        this.debitNormal = debitNormal;
        this.balanceSheet = balanceSheet;
    }

    public String quickBooks() {
        return quickBooks;
    }

    /** Balances run on to the next year, instead of starting from nothing. */
    public boolean balanceSheet() {
        return balanceSheet;
    }

    /** The debit-positive amount as a person reads it: income and debts positive. */
    public long natural(long amount) {
        return debitNormal ? amount : -amount;
    }
}
