package io.plumbline.samples.books;

import static io.plumbline.samples.books.AccountType.BANK;
import static io.plumbline.samples.books.AccountType.COST_OF_SALES;
import static io.plumbline.samples.books.AccountType.EQUITY;
import static io.plumbline.samples.books.AccountType.EXPENSE;
import static io.plumbline.samples.books.AccountType.FIXED_ASSET;
import static io.plumbline.samples.books.AccountType.INCOME;
import static io.plumbline.samples.books.AccountType.LONG_TERM_LIABILITY;
import static io.plumbline.samples.books.AccountType.OTHER_CURRENT_ASSET;
import static io.plumbline.samples.books.AccountType.OTHER_CURRENT_LIABILITY;
import static io.plumbline.samples.books.AccountType.OTHER_EXPENSE;

/** Every account that a sample business may use, listed once, with its English and its French name. */
public final class Chart {
    public static final Account CHECKING = account("1010", "Checking", BANK, "Checking", "512000", "Banque");
    public static final Account UNDEPOSITED = account(
            "1090", "Undeposited Funds", OTHER_CURRENT_ASSET, "Undeposited Funds", "511500", "Cartes à encaisser");
    public static final Account RECEIVABLES = account(
            "1100", "Accounts Receivable", AccountType.RECEIVABLE, "Accounts Receivable (A/R)", "411000", "Clients");
    public static final Account INVENTORY =
            account("1200", "Inventory", OTHER_CURRENT_ASSET, "Inventory", "370000", "Stocks de marchandises");
    public static final Account TAX_RECOVERABLE = account(
            "1250",
            "VAT on Purchases",
            OTHER_CURRENT_ASSET,
            "Other Current Assets",
            "445660",
            "TVA déductible sur autres biens et services");
    public static final Account EQUIPMENT = account(
            "1500", "Furniture & Equipment", FIXED_ASSET, "Furniture & Fixtures", "218300", "Matériel et mobilier");
    public static final Account ACCUMULATED_DEPRECIATION = account(
            "1590",
            "Accumulated Depreciation",
            FIXED_ASSET,
            "Accumulated Depreciation",
            "281830",
            "Amortissements du matériel et mobilier");

    public static final Account PAYABLES = account(
            "2000", "Accounts Payable", AccountType.PAYABLE, "Accounts Payable (A/P)", "401000", "Fournisseurs");
    public static final Account ACCRUED = account(
            "2100",
            "Accrued Expenses",
            OTHER_CURRENT_LIABILITY,
            "Other Current Liabilities",
            "408100",
            "Fournisseurs - factures non parvenues");
    public static final Account SALES_TAX = account(
            "2200", "Sales Tax Payable", OTHER_CURRENT_LIABILITY, "Sales Tax Payable", "445710", "TVA collectée");
    public static final Account TAX_DUE =
            account("2210", "VAT Due", OTHER_CURRENT_LIABILITY, "Sales Tax Payable", "445510", "TVA à décaisser");
    public static final Account PAYROLL_LIABILITIES = account(
            "2300",
            "Payroll Liabilities",
            OTHER_CURRENT_LIABILITY,
            "Payroll Tax Payable",
            "431000",
            "Sécurité sociale et prélèvements");
    public static final Account LOAN = account(
            "2600",
            "Bank Loan",
            LONG_TERM_LIABILITY,
            "Notes Payable",
            "164000",
            "Emprunts auprès des établissements de crédit");

    public static final Account CAPITAL =
            account("3000", "Owner's Investment", EQUITY, "Owner's Equity", "101000", "Capital social");
    public static final Account DRAWINGS =
            account("3100", "Owner's Draws", EQUITY, "Owner's Equity", "108000", "Compte de l'exploitant");
    public static final Account RETAINED_EARNINGS =
            account("3900", "Retained Earnings", EQUITY, "Retained Earnings", "110000", "Report à nouveau");

    public static final Account BREAD = sales("4010", "Bread", "701100", "Ventes de pain");
    public static final Account PASTRY = sales("4020", "Pastry", "701200", "Ventes de pâtisseries");
    public static final Account DRINKS = sales("4030", "Coffee & Drinks", "707100", "Ventes de boissons");
    public static final Account CATERING = sales("4040", "Catering", "706100", "Traiteur");
    public static final Account ONLINE = sales("4050", "Online Shop", "701500", "Ventes en ligne");
    public static final Account STRATEGY = sales("4110", "Strategy", "706200", "Prestations - stratégie");
    public static final Account DESIGN = sales("4120", "Design", "706300", "Prestations - création");
    public static final Account WEB = sales("4130", "Web", "706400", "Prestations - développement web");
    public static final Account RIGGING = sales("4210", "Rope & Rigging", "707200", "Ventes - cordages");
    public static final Account PAINT = sales("4220", "Paint & Varnish", "707300", "Ventes - peintures");
    public static final Account SAFETY = sales("4230", "Safety Equipment", "707400", "Ventes - sécurité");
    public static final Account FOOTWEAR = sales("4310", "Footwear", "707500", "Ventes - chaussures");
    public static final Account APPAREL = sales("4320", "Apparel", "707600", "Ventes - vêtements");
    public static final Account GEAR = sales("4330", "Gear", "707700", "Ventes - matériel");
    public static final Account REFUNDS = account(
            "4900",
            "Sales:Refunds",
            INCOME,
            "Discounts/Refunds Given",
            "709000",
            "Rabais, remises et ristournes accordés");

    public static final Account FLOUR = costOfSales("5010", "Flour & Grains", "603110", "Variation - farines");
    public static final Account DAIRY = costOfSales("5020", "Dairy & Eggs", "603120", "Variation - crèmerie");
    public static final Account COFFEE = costOfSales("5030", "Coffee & Beverages", "603130", "Variation - boissons");
    public static final Account PACKAGING = costOfSales("5040", "Packaging", "603260", "Variation - emballages");
    public static final Account GOODS = costOfSales("5100", "Goods Sold", "603700", "Variation des stocks");
    public static final Account FREIGHT = costOfSales("5200", "Freight In", "624100", "Transports sur achats");
    public static final Account SUBCONTRACTORS =
            costOfSales("5300", "Subcontractors", "611000", "Sous-traitance générale");

    public static final Account WAGES =
            account("6010", "Payroll:Wages", EXPENSE, "Payroll Expenses", "641100", "Salaires et appointements");
    public static final Account PAYROLL_TAXES =
            account("6020", "Payroll:Taxes", EXPENSE, "Payroll Expenses", "645100", "Cotisations sociales");
    public static final Account RENT =
            account("6100", "Rent", EXPENSE, "Rent or Lease of Buildings", "613200", "Locations immobilières");
    public static final Account UTILITIES =
            account("6110", "Utilities", EXPENSE, "Utilities", "606100", "Eau, énergie");
    public static final Account TELEPHONE = account(
            "6115", "Telephone & Internet", EXPENSE, "Utilities", "626000", "Frais postaux et télécommunications");
    public static final Account INSURANCE =
            account("6120", "Insurance", EXPENSE, "Insurance", "616000", "Primes d'assurances");
    public static final Account MARKETING =
            account("6130", "Advertising & Marketing", EXPENSE, "Advertising/Promotional", "623000", "Publicité");
    public static final Account BANK_FEES =
            account("6140", "Bank & Merchant Fees", EXPENSE, "Bank Charges", "627000", "Services bancaires");
    public static final Account REPAIRS =
            account("6150", "Repairs & Maintenance", EXPENSE, "Repair & Maintenance", "615000", "Entretien");
    public static final Account OFFICE = account(
            "6160",
            "Office Supplies & Software",
            EXPENSE,
            "Office/General Administrative Expenses",
            "606400",
            "Fournitures administratives et logiciels");
    public static final Account FEES =
            account("6170", "Legal & Professional Fees", EXPENSE, "Legal & Professional Fees", "622600", "Honoraires");
    public static final Account TRAVEL =
            account("6180", "Travel", EXPENSE, "Travel", "625100", "Voyages et déplacements");
    public static final Account VEHICLES =
            account("6190", "Vehicle & Delivery", EXPENSE, "Auto", "624200", "Transports sur ventes");
    public static final Account LICENCES =
            account("6210", "Taxes & Licenses", EXPENSE, "Taxes Paid", "635100", "Impôts et taxes");
    public static final Account DEPRECIATION = account(
            "6900", "Depreciation", EXPENSE, "Other Business Expenses", "681120", "Dotations aux amortissements");
    public static final Account INTEREST =
            account("7100", "Interest Expense", OTHER_EXPENSE, "Other Miscellaneous Expense", "661100", "Intérêts");

    private Chart() {}

    private static Account sales(String number, String name, String frenchNumber, String frenchName) {
        return account(number, "Sales:" + name, INCOME, "Sales of Product Income", frenchNumber, frenchName);
    }

    private static Account costOfSales(String number, String name, String frenchNumber, String frenchName) {
        return account(
                number,
                "Cost of Goods Sold:" + name,
                COST_OF_SALES,
                "Supplies & Materials - COGS",
                frenchNumber,
                frenchName);
    }

    private static Account account(
            String number, String name, AccountType type, String detail, String frenchNumber, String frenchName) {
        return new Account(number, name, type, detail, frenchNumber, frenchName);
    }
}
