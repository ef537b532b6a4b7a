package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The variants that the French decree (article A47 A-1 of the tax procedures code) allows, and those that occur anyway. */
class FecTest {
    private static final String HEADER =
            "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum"
                    + "\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private void reads(Desk desk, String... amounts) throws IOException {
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("fec");
        assertThat(export.files().get(0).rowsRejected()).isZero();
        assertThat(desk.rows("ledger_line", "posted_on || ' ' || account_code || ' ' || amount::decimal(12, 2)"))
                .isEqualTo(Arrays.stream(amounts)
                        .map(amount -> List.<Object>of(amount))
                        .toList());
    }

    @Test
    void tabsDebitsAndCreditsWithCommas() throws IOException {
        desk.file(
                "123456789FEC20241231.txt",
                HEADER
                        + "VE\tVentes\t1\t20240131\t411000\tClients\tC1\tDupont\tF1\t20240131\tFacture\t120,00\t0,00\tA\t20240215\t20240201\t\t\r\n"
                        + "VE\tVentes\t1\t20240131\t707000\tVentes\t\t\tF1\t20240131\tFacture\t0,00\t120,00\t\t\t20240201\t\t\r\n");
        reads(desk, "2024-01-31 411000 120.00", "2024-01-31 707000 -120.00");
        assertThat(desk.rows("ledger_line", "settlement_ref, entered_on::varchar, party_code, party_role")
                        .get(0))
                .containsExactly("411000/C1/A/20240215", "2024-02-01 00:00:00", "C1", "customer");
    }

    @Test
    void amountWithItsSideInAnyOfTheSpellings() throws IOException {
        desk.file("fec.txt", """
                JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|Montant|Sens|Montantdevise|Idevise
                BQ|Banque|1|20240131|512000|Banque|1250.50|D|1400.00|USD
                BQ|Banque|1|20240131|411000|Clients|1250.50|c|1400.00|USD
                BQ|Banque|2|20240201|512000|Banque|10.00|-1||
                BQ|Banque|2|20240201|627000|Frais|10.00|+1||
                """);
        reads(
                desk,
                "2024-01-31 512000 1250.50",
                "2024-01-31 411000 -1250.50",
                "2024-02-01 512000 -10.00",
                "2024-02-01 627000 10.00");
        assertThat(desk.rows("ledger_line", "currency, transaction_amount::double"))
                .containsExactly(
                        List.of("USD", 1400.0),
                        List.of("USD", -1400.0),
                        Arrays.asList(null, null),
                        Arrays.asList(null, null));
    }

    @Test
    void foreignAmountsTakeTheSignOfTheLineAndEurosNone() throws IOException {
        desk.file(
                "fec.txt",
                HEADER
                        + "BQ\tBanque\t1\t20240131\t512000\tBanque\t\t\t\t\tx\t0,00\t90,00\t\t\t\t100,00\tUSD\r\n"
                        + "BQ\tBanque\t1\t20240131\t401000\tF\t\t\t\t\tx\t91,00\t0,00\t\t\t\t-100,00\tUSD\r\n"
                        + "BQ\tBanque\t1\t20240131\t766000\tGain\t\t\t\t\tx\t0,00\t1,00\t\t\t\t0,00\tEUR\r\n"
                        + "OD\tOD\t2\t20240131\t401000\tF\t\t\t\t\tx\t-5,00\t0,00\t\t\t\t6,00\tUSD\r\n"
                        + "OD\tOD\t2\t20240131\t401000\tF\t\t\t\t\tx\t5,00\t0,00\t\t\t\t\tUSD\r\n");
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(desk.rows("ledger_line", "currency, transaction_amount::double"))
                .containsExactly(
                        List.of("USD", -100.0),
                        List.of("USD", 100.0),
                        Arrays.asList(null, null),
                        List.of("USD", -6.0),
                        Arrays.asList(null, null));
    }

    @Test
    void openingJournalsAreKnownByCodeAndByName() throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (String journal : List.of(
                "AN\tx",
                "RAN\tx",
                "ANOUV\tx",
                "AN2\tx",
                "01\tA nouveaux",
                "02\tJournal des à-nouveaux",
                "03\tReport à nouveau",
                "VE\tVentes",
                "ANA\tAnalytique",
                "OD\tOpérations diverses")) {
            file.append(journal)
                    .append(
                            "\t1\t20240101\t101000\tCapital\t\t\t\t\tAffectation au report à nouveau\t0,00\t0,00\t\t\t\t\t\r\n");
        }
        desk.file("fec.txt", file.toString(), Charset.forName("windows-1252"));
        desk.stagedOnly();
        assertThat(desk.rows("ledger_line", "journal_code").stream().map(row -> row.get(0)))
                .hasSize(10);
        assertThat(desk.rows("ledger_line", "string_agg(journal_code, ' ') filter (entry_kind = 'opening')"))
                .containsExactly(List.of("AN RAN ANOUV AN2 01 02 03"));
    }

    @Test
    void quotesAccentsBlanksAndAnotherOrderOfColumns() throws IOException {
        desk.file("fec.csv", """
                \uFEFF"Écriture Date";"journal code";"Ecriture Num";"Compte Num";"DÉBIT";"Crédit";"Compte Lib"
                "2024-01-31";"VE";"1";"411000";"1 200,00";"";"Clients 27"" écran"
                "2024-01-31";"VE";"1";"707000";"";"1 200,00";"Ventes"
                """);
        reads(desk, "2024-01-31 411000 1200.00", "2024-01-31 707000 -1200.00");
    }

    @Test
    void strayQuotesAndTheColumnsOfCashBooksDoNotDisturb() throws IOException {
        desk.file(
                "fec.txt",
                HEADER.replace("\r\n", "\tDateRglt\tModeRglt\tNatOp\tIdClient\r\n")
                        + "BQ\tBanque\t1\t20240131\t512000\tBanque\t\t\t\t\t\"Écran\" 27\" pour l'étude\t0,00\t240,00\t\t\t\t\t\t20240131\tCB\tA\t\r\n"
                        + "BQ\tBanque\t1\t20240131\t606300\tPetit équipement\t\t\t\t\t27\" écran\t240,00\t0,00\t\t\t\t\t\t20240131\tCB\tA\tK7\r\n",
                Charset.forName("ISO-8859-15"));
        reads(desk, "2024-01-31 512000 -240.00", "2024-01-31 606300 240.00");
        assertThat(desk.rows("ledger_line", "description").get(0).get(0)).isEqualTo("Écran 27\" pour l'étude");
    }
}
