package io.plumbline.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.client.AccountRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccountMappingTest {
    private static final int STANDARD = 6;
    private static final int CASH_FLOW = 7;
    private static final int SOURCE_SIGN = 15;
    private static final int CONFIDENCE = 9;
    private static final int EVIDENCE = 10;
    private static final int CANDIDATES = 11;
    private static final int VALID_FROM = 12;
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
        // as NetSuite's tables call the types
        "AcctRec, Zeppelin, receivables",
        "UnbilledRec, Zeppelin, receivables",
        "OthCurrAsset, Zeppelin, other-current-assets",
        "DeferExpense, Zeppelin, prepayments",
        "FixedAsset, Accumulated Depreciation, accumulated-depreciation",
        "OthAsset, Zeppelin, other-assets",
        "AcctPay, Zeppelin, payables",
        "CredCard, Zeppelin, credit-cards",
        "OthCurrLiab, Sales Tax Payable, sales-tax",
        "DeferRevenue, Zeppelin, deferred-revenue",
        "LongTermLiab, Zeppelin, loans",
        "COGS, Zeppelin, cost-of-sales",
        "OthIncome, Zeppelin, other-income",
        "OthExpense, Zeppelin, other-costs",
        "Stat, Zeppelin, statistical",
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

    /**
     * Names from the published charts: Spain, Real Decreto 1514/2007, part four; Sweden, BAS 2024; Romania, OMFP 1802/2014,
     * chapter 16; Luxembourg, the plan comptable normalisé of the règlement grand-ducal of 12 September 2019.
     */
    @ParameterizedTest
    @CsvSource({
        "es-pgc, 1000000, share-capital", // Capital social
        "es-pgc, 1130000, reserves", // Reservas voluntarias
        "es-pgc, 1290000, retained-earnings", // Resultado del ejercicio
        "es-pgc, 2060000, intangible-assets", // Aplicaciones informáticas
        "es-pgc, 2180000, fixed-assets", // Elementos de transporte
        "es-pgc, 2810000, accumulated-depreciation", // Amortización acumulada del inmovilizado material
        "es-pgc, 3000000, inventory", // Mercaderías
        "es-pgc, 4000000, payables", // Proveedores
        "es-pgc, 4070000, prepayments", // Anticipos a proveedores
        "es-pgc, 4300000, receivables", // Clientes
        "es-pgc, 4380000, deferred-revenue", // Anticipos de clientes
        "es-pgc, 4720000, tax-receivable", // Hacienda Pública, IVA soportado
        "es-pgc, 4750000, sales-tax", // Hacienda Pública, acreedora por conceptos fiscales
        "es-pgc, 4752000, income-tax-payable", // Hacienda Pública, acreedora por impuesto sobre sociedades
        "es-pgc, 4770000, sales-tax", // Hacienda Pública, IVA repercutido
        "es-pgc, 5200000, loans", // Deudas a corto plazo con entidades de crédito
        "es-pgc, 5720000, cash", // Bancos e instituciones de crédito c/c vista, euros
        "es-pgc, 6000000, cost-of-sales", // Compras de mercaderías
        "es-pgc, 6210000, rent", // Arrendamientos y cánones
        "es-pgc, 6280000, utilities", // Suministros
        "es-pgc, 6400000, payroll", // Sueldos y salarios
        "es-pgc, 6420000, payroll-taxes", // Seguridad Social a cargo de la empresa
        "es-pgc, 6810000, depreciation", // Amortización del inmovilizado material
        "es-pgc, 7000000, revenue", // Ventas de mercaderías
        "es-pgc, 7690000, interest-income", // Otros ingresos financieros
        "se-bas, 1210, fixed-assets", // Maskiner och andra tekniska anläggningar
        "se-bas, 1219, accumulated-depreciation", // Ackumulerade avskrivningar på maskiner
        "se-bas, 1460, inventory", // Lager av handelsvaror
        "se-bas, 1510, receivables", // Kundfordringar
        "se-bas, 1650, tax-receivable", // Momsfordran
        "se-bas, 1710, prepayments", // Förutbetalda hyreskostnader
        "se-bas, 1930, cash", // Företagskonto
        "se-bas, 2081, share-capital", // Aktiekapital
        "se-bas, 2099, retained-earnings", // Årets resultat
        "se-bas, 2440, payables", // Leverantörsskulder
        "se-bas, 2510, income-tax-payable", // Skatteskulder
        "se-bas, 2611, sales-tax", // Utgående moms på försäljning inom Sverige, 25 %
        "se-bas, 2641, tax-receivable", // Debiterad ingående moms
        "se-bas, 2710, payroll-liabilities", // Personalskatt
        "se-bas, 3001, revenue", // Försäljning inom Sverige, 25 % moms
        "se-bas, 4010, cost-of-sales", // Inköp av varor och material
        "se-bas, 5010, rent", // Lokalhyra
        "se-bas, 5910, marketing", // Annonsering
        "se-bas, 6570, bank-fees", // Bankkostnader
        "se-bas, 7010, payroll", // Löner till kollektivanställda
        "se-bas, 7510, payroll-taxes", // Arbetsgivaravgifter
        "se-bas, 7832, depreciation", // Avskrivningar på inventarier och verktyg
        "se-bas, 8310, interest-income", // Ränteintäkter från omsättningstillgångar
        "se-bas, 8410, interest-expense", // Räntekostnader för långfristiga skulder
        "se-bas, 8910, income-tax", // Skatt som belastar årets resultat
        "ro-omfp, 1012, share-capital", // Capital subscris vărsat
        "ro-omfp, 1061, reserves", // Rezerve legale
        "ro-omfp, 121, retained-earnings", // Profit sau pierdere
        "ro-omfp, 1621, loans", // Credite bancare pe termen lung
        "ro-omfp, 2131, fixed-assets", // Echipamente tehnologice
        "ro-omfp, 2813, accumulated-depreciation", // Amortizarea instalaţiilor şi mijloacelor de transport
        "ro-omfp, 371, inventory", // Mărfuri
        "ro-omfp, 401, payables", // Furnizori
        "ro-omfp, 4111, receivables", // Clienţi
        "ro-omfp, 419, deferred-revenue", // Clienţi - creditori
        "ro-omfp, 421, payroll-liabilities", // Personal - salarii datorate
        "ro-omfp, 4411, income-tax-payable", // Impozitul pe profit
        "ro-omfp, 4426, tax-receivable", // TVA deductibilă
        "ro-omfp, 4427, sales-tax", // TVA colectată
        "ro-omfp, 471, prepayments", // Cheltuieli înregistrate în avans
        "ro-omfp, 5121, cash", // Conturi la bănci în lei
        "ro-omfp, 607, cost-of-sales", // Cheltuieli privind mărfurile
        "ro-omfp, 612, rent", // Cheltuieli cu redevenţele, locaţiile de gestiune şi chiriile
        "ro-omfp, 627, bank-fees", // Cheltuieli cu serviciile bancare şi asimilate
        "ro-omfp, 641, payroll", // Cheltuieli cu salariile personalului
        "ro-omfp, 666, interest-expense", // Cheltuieli privind dobânzile
        "ro-omfp, 6811, depreciation", // Cheltuieli de exploatare privind amortizarea imobilizărilor
        "ro-omfp, 691, income-tax", // Cheltuieli cu impozitul pe profit
        "ro-omfp, 707, revenue", // Venituri din vânzarea mărfurilor
        "ro-omfp, 766, interest-income", // Venituri din dobânzi
        "lu-pcn, 101, share-capital", // Capital souscrit
        "lu-pcn, 131, reserves", // Réserve légale
        "lu-pcn, 142, retained-earnings", // Résultat de l'exercice
        "lu-pcn, 194, loans", // Dettes envers des établissements de crédit
        "lu-pcn, 212, intangible-assets", // Concessions, brevets, licences, marques
        "lu-pcn, 223, fixed-assets", // Autres installations, outillage et mobilier
        "lu-pcn, 361, inventory", // Marchandises
        "lu-pcn, 4011, receivables", // Clients
        "lu-pcn, 421612, tax-receivable", // TVA en amont
        "lu-pcn, 44111, payables", // Fournisseurs
        "lu-pcn, 461412, sales-tax", // TVA en aval
        "lu-pcn, 481, prepayments", // Charges à reporter (sur un ou plusieurs exercices)
        "lu-pcn, 482, deferred-revenue", // Produits à reporter (sur un ou plusieurs exercices)
        "lu-pcn, 5131, cash", // Banques, comptes courants
        "lu-pcn, 6061, cost-of-sales", // Achats de marchandises
        "lu-pcn, 6111, rent", // Locations immobilières
        "lu-pcn, 6211, payroll", // Rémunérations des salariés
        "lu-pcn, 6231, payroll-taxes", // Charges sociales couvrant les pensions
        "lu-pcn, 633, depreciation", // Dotations aux corrections de valeur sur immobilisations corporelles
        "lu-pcn, 655, interest-expense", // Intérêts et escomptes
        "lu-pcn, 671, income-tax", // Impôt sur le revenu des collectivités
        "lu-pcn, 702, revenue", // Ventes de biens
        "lu-pcn, 755, interest-income", // Intérêts et escomptes
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
        // classes as http://www.eholding.no/regnskap/kontokodeklasser.htm lists them, accounts as
        // https://www.tripletex.no/kontohjelp/ explains them
        "no-ns4102, 3000, revenue",
        "no-ns4102, 1920, cash",
        "no-ns4102, 6300, rent",
        "no-ns4102, 1500, receivables",
        "no-ns4102, 1460, inventory",
        "no-ns4102, 2060, drawings", // private account of a sole trader
        "no-ns4102, 2400, payables",
        "no-ns4102, 2500, income-tax-payable",
        "no-ns4102, 2800, other-current-liabilities", // dividend set aside
        "no-ns4102, 5400, payroll-taxes",
        "no-ns4102, 6000, depreciation",
        "no-ns4102, 6200, utilities", // energy, fuel and water of production
        "no-ns4102, 7500, insurance",
        "no-ns4102, 8400, other-income", // extraordinary
        "no-ns4102, 8500, other-costs",
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
        "Crediti verso clienti, receivables",
        "Salari e stipendi, payroll",
        "Fondo ammortamento macchinari, accumulated-depreciation",
        "Affitti passivi, rent",
        "IVA a credito, tax-receivable",
        "Juros suportados, interest-expense",
        "Vendas de mercadorias, revenue",
        "Resultados transitados, retained-earnings",
        "Leverantörsskulder, payables",
        "Ingående moms, tax-receivable",
        "Varekøb, cost-of-sales",
        "Husleje, rent",
        "Forsikringspremie, insurance",
        "Rozrachunki z odbiorcami, receivables",
        "Środki trwałe, fixed-assets",
        "Podatek dochodowy, income-tax",
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

    @ParameterizedTest
    @CsvSource({"Depreciation, Expense, depreciation", "Accumulated Depreciation, Fixed Asset, accumulated-depreciation"
    })
    void whatIsWrittenOffIsNoAccountOfItsOwn(String parent, String type, String standard) {
        assertThat(run(
                        null,
                        List.of(),
                        stated("1", parent, type, null, null, null),
                        stated("2", "Vehicles", type, null, "1", null),
                        stated("3", "Vehicles", null, null, "1", null)))
                .extracting(row -> row.getString(STANDARD))
                .containsOnly(standard);
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
        ClientSettings.OwnRule rule =
                new ClientSettings.OwnRule(AccountRule.By.NAME, "*loan*", "loans", "financing", null, null);

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

    @ParameterizedTest
    @CsvSource({
        // a name alone; the same with habits that fit; with habits that do not
        "rent, Rent, , 900, 0, 12, 0, 0.70",
        "rent, Rent, , 0, 900, 12, 0, 0.35",
        "rent, Rent, , 900, 0, 12, 50, 0.35",
        "revenue, Sales, Income, 0, 900, 12, 0, 0.90",
        "revenue, Sales, Income, 900, 0, 12, 0, 0.45",
        // four postings are a habit, three are none
        "revenue, Sales, Income, 900, 0, 3, 0, 0.90",
        // a loss or a gain may stand on either side
        "currency-gain, Exchange gain or loss, , 900, 0, 12, 0, 0.70",
        // nothing is known but how it is posted on
        "other-expense, Zeppelin, , 900, 0, 12, 0, 0.30",
        "revenue, Zeppelin, , 0, 900, 12, 0, 0.30",
        "other-current-assets, Zeppelin, , 900, 800, 12, 50, 0.30",
        "other-current-liabilities, Zeppelin, , 900, 800, 12, -50, 0.30",
        "unclassified, Zeppelin, , 900, 800, 12, 0, 0.00",
        // type and name disagree on the statement
        "other-expense, Sales tax payable, Expenses, 900, 0, 12, 0, 0.56",
    })
    void postingsThatDoNotFitAndEvidenceThatContradictsMakeAMappingLessSure(
            String standard,
            String name,
            @Nullable String type,
            String debit,
            String credit,
            long lines,
            String opening,
            BigDecimal confidence) {
        Row row = run(null, List.of(), posted("x", name, type, debit, credit, lines, opening))
                .get(0);

        assertThat(row.getString(STANDARD)).isEqualTo(standard);
        assertThat(row.getDecimal(CONFIDENCE)).isEqualByComparingTo(confidence);
    }

    @Test
    void evidenceSaysWhyAndCandidatesWhatElse() {
        Row row = run("pcg", List.of(), posted("613200", "Intérêts", null, "0", "900", 12, "0"))
                .get(0);

        assertThat(row.getString(STANDARD)).isEqualTo("rent");
        assertThat(row.getString(EVIDENCE))
                .isEqualTo(
                        "numbers from 613 are that in pcg; against it: its name reads like interest-expense; against it: 100 % of what is posted on it are credits");
        assertThat(row.getString(CANDIDATES)).isEqualTo("interest-expense 0.70, revenue 0.30");
        assertThat(row.getDecimal(CONFIDENCE)).isEqualByComparingTo("0.41"); // 0.9 x 0.9 x 0.5
    }

    @Test
    void twoKindsOfEvidenceThatAgreeLeaveHalfOfTheDoubt() {
        Row row = run("pcg", List.of(), stated("613200", "Loyer", null, null, null, null))
                .get(0);

        assertThat(row.getDecimal(CONFIDENCE)).isEqualByComparingTo("0.95");
    }

    @ParameterizedTest
    @MethodSource("nationalCharts")
    void numbersOfANationalChartAreThoseOfItsOfficialList(String chart, List<Listed> accounts) {
        List<Row> numbered = accounts.stream()
                .map(account -> stated(account.code(), null, null, null, null, null))
                .toList();

        assertThat(accounts).hasSizeGreaterThan(30);
        assertThat(run(chart, List.of(), numbered.toArray(Row[]::new)))
                .extracting(row -> row.getString(1) + " " + row.getString(STANDARD))
                .containsExactlyElementsOf(accounts.stream()
                        .map(account -> account.code() + " " + account.standard())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("nationalCharts")
    void nationalChartIsRecognisedByWhatItsNumbersAreCalled(String chart, List<Listed> accounts) {
        List<Row> named = accounts.stream()
                .map(account -> stated(account.code(), account.name(), null, null, null, null))
                .toList();

        assertThat(run(null, List.of(), named.toArray(Row[]::new)))
                .filteredOn(row -> row.getString(MAPPED_BY).equals("code"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getString(EVIDENCE)).contains(" in " + chart + ", recognised as "));
    }

    @Test
    void numbersWithoutMeaningAreNoChart() {
        List<Row> rows = run(
                null,
                List.of(),
                stated("411", "Rent", null, null, null, null),
                stated("512", "Wages", null, null, null, null),
                stated("607", "Bank", null, null, null, null),
                stated("707", "Sales", null, null, null, null),
                stated("401", "Insurance", null, null, null, null),
                stated("101", "Inventory", null, null, null, null),
                stated("613", "Accounts receivable", null, null, null, null));

        assertThat(rows).extracting(row -> row.getString(MAPPED_BY)).containsOnly("name");
    }

    @Test
    void ruleHoldsFromItsFirstDayToItsLast() {
        ClientSettings.OwnRule dated = new ClientSettings.OwnRule(
                AccountRule.By.CODE, "x", "office", null, LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31"));

        assertThat(run(null, List.of(dated), stated("x", "Rent", null, null, null, null)))
                .extracting(row -> row.getString(STANDARD) + " " + row.get(VALID_FROM) + " " + row.get(VALID_FROM + 1)
                        + " " + row.get(VALID_FROM + 2))
                .containsExactly(
                        "rent 1900-01-01 2023-12-31 false",
                        "office 2024-01-01 2024-12-31 false",
                        "rent 2025-01-01 9999-12-31 true");
        assertThat(run(null, List.of(dated), stated("y", "Rent", null, null, null, null)))
                .hasSize(1);
    }

    /** A line of {@code national-charts.csv}. */
    private record Listed(String chart, String code, String name, String standard) {
        static Listed of(Map<String, String> row) {
            return new Listed(cell(row, "chart"), cell(row, "code"), cell(row, "name"), cell(row, "standard_account"));
        }

        private static String cell(Map<String, String> row, String column) {
            return Objects.requireNonNull(row.get(column), column);
        }
    }

    private static Stream<Arguments> nationalCharts() {
        return CsvResource.read("national-charts.csv").stream()
                .map(Listed::of)
                .collect(Collectors.groupingBy(Listed::chart, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(chart -> Arguments.of(chart.getKey(), chart.getValue()));
    }

    private static String mapped(@Nullable String chart, ClientSettings.@Nullable OwnRule rule, Row account) {
        Row row = run(chart, rule == null ? List.of() : List.of(rule), account).get(0);
        return row.getString(STANDARD) + " by " + row.getString(MAPPED_BY);
    }

    private static ClientSettings.OwnRule rule(AccountRule.By by, String pattern, String standard) {
        return new ClientSettings.OwnRule(by, pattern, standard, null, null, null);
    }

    private static List<Row> run(@Nullable String chart, List<ClientSettings.OwnRule> rules, Row... accounts) {
        return AccountMapping.rows(
                "acme", Arrays.asList(accounts), new ClientSettings(chart, new ArrayList<>(rules), new ArrayList<>()));
    }

    private static Row planned(String text) {
        return RowFactory.create(
                "acme",
                text,
                Versions.FIRST_DAY,
                Versions.LAST_DAY,
                true,
                "plan",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Row stated(
            String code,
            @Nullable String name,
            @Nullable String type,
            @Nullable String detail,
            @Nullable String parent,
            @Nullable String standard) {
        return stated(code, name, type, detail, parent, standard, null, null, null, null);
    }

    /** Posted on so; amounts of debits, credits and opening entries. */
    private static Row posted(
            String code,
            @Nullable String name,
            @Nullable String type,
            String debit,
            String credit,
            long lines,
            String opening) {
        return stated(
                code,
                name,
                type,
                null,
                null,
                null,
                new BigDecimal(debit),
                new BigDecimal(credit),
                lines,
                new BigDecimal(opening));
    }

    private static Row stated(
            String code,
            @Nullable String name,
            @Nullable String type,
            @Nullable String detail,
            @Nullable String parent,
            @Nullable String standard,
            @Nullable BigDecimal debit,
            @Nullable BigDecimal credit,
            @Nullable Long lines,
            @Nullable BigDecimal opening) {
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
                standard,
                debit,
                credit,
                lines,
                opening);
    }
}
