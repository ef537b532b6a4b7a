package io.plumbline.samples.books;

/** What an entry records, in QuickBooks' words, and the French journal that it belongs to. */
public enum Kind {
    OPENING("Journal Entry", Journal.OPENING),
    ADJUSTMENT("Journal Entry", Journal.GENERAL),
    SALES_RECEIPT("Sales Receipt", Journal.SALES),
    INVOICE("Invoice", Journal.SALES),
    PAYMENT("Payment", Journal.BANK),
    DEPOSIT("Deposit", Journal.BANK),
    BILL("Bill", Journal.PURCHASES),
    BILL_PAYMENT("Bill Payment (Check)", Journal.BANK),
    EXPENSE("Expense", Journal.BANK),
    PAYROLL("Payroll Check", Journal.PAYROLL),
    TAX_PAYMENT("Sales Tax Payment", Journal.BANK);

    /** A book of original entry. */
    public enum Journal {
        OPENING("AN", "A nouveaux"),
        SALES("VE", "Journal des ventes"),
        PURCHASES("AC", "Journal des achats"),
        BANK("BQ", "Journal de banque"),
        PAYROLL("PA", "Journal de paie"),
        GENERAL("OD", "Opérations diverses");

        private final String code;
        private final String frenchName;

        Journal(String code, String frenchName) {
            this.code = code;
            this.frenchName = frenchName;
        }

        public String code() {
            return code;
        }

        public String frenchName() {
            return frenchName;
        }
    }

    private final String quickBooks;
    private final Journal journal;

    Kind(String quickBooks, Journal journal) {
        this.quickBooks = quickBooks;
        this.journal = journal;
    }

    public String quickBooks() {
        return quickBooks;
    }

    public Journal journal() {
        return journal;
    }
}
