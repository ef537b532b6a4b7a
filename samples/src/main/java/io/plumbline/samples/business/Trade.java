package io.plumbline.samples.business;

/** What a sample business lives from; each trade exports other files. */
public enum Trade {
    /** Shops, catering and an online shop in the US: QuickBooks journal, HubSpot deals, GA4, order lines, budgets. */
    BAKERY("311811", "USD", "America/New_York"),
    /** A French design agency: FEC. */
    AGENCY("541430", "EUR", "Europe/Paris"),
    /** A British wholesaler with a fiscal year from July: a journal CSV and a long budget. */
    WHOLESALER("423910", "GBP", "Europe/London"),
    /** A US outdoor shop with a 4-4-5 calendar: QuickBooks General Ledger report. */
    OUTFITTER("459110", "USD", "America/Denver");

    private final String naics;
    private final String currency;
    private final String timeZone;

    Trade(String naics, String currency, String timeZone) {
        this.naics = naics;
        this.currency = currency;
        this.timeZone = timeZone;
    }

    public String naics() {
        return naics;
    }

    public String currency() {
        return currency;
    }

    public String timeZone() {
        return timeZone;
    }
}
