package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DATEV's files. None was at hand: header and headings are those of DATEV's published description of its format (version
 * 700, content version 13), shortened to the columns that matter, and the bookings are worked by hand.
 */
class DatevTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private static String header(int category, String content, String chart) {
        return ("\"EXTF\";700;%d;\"%s\";13;20250710120000000;;\"RE\";\"\";\"\";29098;55003;20240701;4;20240701;20250630;"
                        + "\"Vorratsbuchungen\";\"WD\";1;0;0;\"EUR\";;\"\";;;\"%s\";;;\"\";\"\"\r\n")
                .formatted(category, content, chart);
    }

    private Desk bookings(String chart, String... lines) throws IOException {
        return desk.file(
                "EXTF_Buchungsstapel.csv",
                header(21, "Buchungsstapel", chart)
                        + "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;"
                        + "Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;"
                        + "KOST1 - Kostenstelle;Generalumkehr (GU)\r\n"
                        + String.join("\r\n", lines)
                        + "\r\n",
                WINDOWS_1252);
    }

    private List<List<Object>> postings() throws IOException {
        return desk.rows("ledger_line", "posted_on::varchar, account_code, amount::double");
    }

    @Test
    void aLineIsTwoPostingsAndThoseOfItsVat() throws IOException {
        bookings(
                "03",
                "119,00;\"S\";\"EUR\";;;\"\";10001;8400;;0107;\"R-1\";310824;;\"Küchentisch\";\"Nord\";",
                "107,00;\"S\";\"\";;;\"\";4930;70001;8;103;\"ER-9\";;;\"Papier\";;",
                "119,00;\"S\";\"\";;;\"\";1200;10001;;3112;\"R-1\";;;\"Zahlung\";;");
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("datev-bookings");
        assertThat(export.files().get(0).rowsRejected()).isZero();
        assertThat(postings())
                .containsExactlyInAnyOrder(
                        List.of("2024-07-01", "1400", 119.0),
                        List.of("2024-07-01", "8400", -100.0),
                        List.of("2024-07-01", "1776", -19.0),
                        List.of("2025-03-01", "4930", 100.0),
                        List.of("2025-03-01", "1600", -107.0),
                        List.of("2025-03-01", "1571", 7.0),
                        List.of("2024-12-31", "1200", 119.0),
                        List.of("2024-12-31", "1400", -119.0));
        assertThat(desk.rows(
                        "ledger_line",
                        "distinct party_code, party_role, document_ref, due_on::varchar, description, location"))
                .contains(List.of("10001", "customer", "R-1", "2024-08-31", "Küchentisch", "Nord"));
        assertThat(desk.rows("ledger_line", "account_name"))
                .contains(List.of("Umsatzsteuer 19 %"), List.of("Abziehbare Vorsteuer 7 %"));
        assertThat(export.rows().get(0).coveredFrom()).hasToString("2024-07-01");
        assertThat(export.rows().get(0).coveredTo()).hasToString("2025-06-30");
    }

    /** Keys 8 and 9 are input VAT of 7 and 19 %, 2 and 3 output VAT: https://help.knowau.de/Buchungsschlussel.html. */
    @Test
    void aPostingKeySaysWhichVatIsInTheAmount() throws IOException {
        bookings(
                "03",
                "107,00;S;;;;;4930;70001;8;0107;;;;;;",
                "119,00;S;;;;;4930;70001;9;0207;;;;;;",
                "107,00;S;;;;;10001;8000;2;0307;;;;;;",
                "119,00;S;;;;;10001;8000;3;0407;;;;;;");
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(postings())
                .contains(
                        List.of("2024-07-01", "1571", 7.0),
                        List.of("2024-07-02", "1576", 19.0),
                        List.of("2024-07-03", "1771", -7.0),
                        List.of("2024-07-04", "1776", -19.0));
    }

    @Test
    void entriesBalanceToTheCentWhateverTheRate() throws IOException {
        bookings(
                "04",
                "0,01;S;;;;;1800;4400;;0107;;;;;;",
                "99,99;H;;;;;1800;5400;;0107;;;;;;",
                "33,33;S;;;;;6815;70001;9;0107;;;;;;",
                "17,17;H;;;;;4300;1600;;0107;;;;;;",
                "0,50;S;;;;;6300;70001;94;0107;;;;;;");
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(desk.rows("ledger_line", "count(distinct entry_id), sum(amount)::double"))
                .containsExactly(List.of(5L, 0.0));
        assertThat(postings())
                .contains(List.of("2024-07-01", "4400", -0.01))
                .contains(List.of("2024-07-01", "1406", 15.96), List.of("2024-07-01", "5400", 84.03))
                .contains(List.of("2024-07-01", "1406", 5.32), List.of("2024-07-01", "6815", 28.01))
                .contains(List.of("2024-07-01", "3801", -1.12), List.of("2024-07-01", "4300", -16.05))
                .contains(List.of("2024-07-01", "1407", 0.1), List.of("2024-07-01", "3837", -0.1))
                .contains(List.of("2024-07-01", "6300", 0.5));
    }

    @Test
    void reversalTurnsBothSidesAround() throws IOException {
        bookings(
                "03",
                "119,00;S;;;;;10001;8400;;0107;R-1;;;;;1",
                "11,90;S;;;;;4930;1200;29;0207;;;;;;",
                "50,00;S;;;;;1200;1361;20;0307;;;;;;");
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(postings())
                .containsExactlyInAnyOrder(
                        List.of("2024-07-01", "1400", -119.0),
                        List.of("2024-07-01", "8400", 100.0),
                        List.of("2024-07-01", "1776", 19.0),
                        List.of("2024-07-02", "4930", -10.0),
                        List.of("2024-07-02", "1200", 11.9),
                        List.of("2024-07-02", "1576", -1.9),
                        List.of("2024-07-03", "1200", -50.0),
                        List.of("2024-07-03", "1361", 50.0));
    }

    @Test
    void chartIsKnownByTheClassesInUseWhereTheHeaderDoesNotSay() throws IOException {
        bookings("", "119,00;S;;;;;10001;8400;;0107;;;;;;", "11,90;H;;;;;1200;4930;9;0107;;;;;;");
        desk.stagedOnly();
        assertThat(postings()).contains(List.of("2024-07-01", "1776", -19.0), List.of("2024-07-01", "1576", 1.9));
    }

    @Test
    void openingEntriesForeignAmountsAndShortAccountNumbers() throws IOException {
        bookings(
                "03",
                "5000,00;S;;;;;410;9000;;0107;;;;\"Saldenvortrag\";;",
                "110,00;S;USD;1,1;;;1200;10002;;0207;;;;;;",
                "220,00;S;USD;;200,50;EUR;1200;10002;;0307;;;;;;");
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(desk.rows(
                        "ledger_line",
                        "account_code, entry_kind, amount::double, currency, transaction_amount::double"))
                .contains(
                        java.util.Arrays.asList("0410", "opening", 5000.0, null, null),
                        java.util.Arrays.asList("9000", "opening", -5000.0, null, null),
                        java.util.Arrays.asList("1200", null, 100.0, "USD", 110.0),
                        java.util.Arrays.asList("1400", null, -200.5, "USD", -220.0));
    }

    @Test
    void whatCannotBeDerivedIsRejectedWithItsReason() throws IOException {
        bookings(
                "03",
                "10,00;S;;;;;4930;70001;77;0107;;;;;;",
                "10,00;X;;;;;4930;70001;;0107;;;;;;",
                "10,00;S;USD;;;;4930;70001;;0107;;;;;;",
                "10,00;S;;;;;70001;1200;;0107;;;0,30;;;",
                "10,00;S;;;;;4930;1200;;3002;;;;;;",
                "10,00;S;;;;;4930;1200;;0107;;;;;;");
        StagedExport export = desk.stagedOnly();
        assertThat(export.files().get(0).rowsLoaded()).isEqualTo(1);
        assertThat(desk.rows("reject", "source_row, column_name, found"))
                .containsExactlyInAnyOrder(
                        List.of(3L, "amount", "posting key 77, whose VAT is not known"),
                        List.of(4L, "amount", "neither S nor H"),
                        List.of(5L, "amount", "an amount in USD without Kurs and Basis-Umsatz"),
                        List.of(6L, "amount", "a cash discount of 0.300000, whose accounts the line does not name"),
                        List.of(7L, "posted_on", "Belegdatum 3002"));
    }

    @Test
    void lowerRatesOfThePandemicHoldForItsMonths() throws IOException {
        desk.file(
                "EXTF_2020.csv",
                header(21, "Buchungsstapel", "03")
                                .replace("20240701;4;20240701;20250630", "20200101;4;20200101;20201231")
                        + "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum\r\n"
                        + "116,00;S;10001;8400;;0107\r\n119,00;S;10001;8400;;3006\r\n105,00;S;4930;1200;8;3112\r\n",
                WINDOWS_1252);
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(postings())
                .contains(
                        List.of("2020-07-01", "1775", -16.0),
                        List.of("2020-06-30", "1776", -19.0),
                        List.of("2020-12-31", "1568", 5.0));
    }

    @Test
    void namesOfAccountsAndPartiesAreReadFromTheirOwnFiles() throws IOException {
        desk.file(
                        "EXTF_Kontenbeschriftungen.csv",
                        header(20, "Kontenbeschriftungen", "03")
                                + "Konto;Kontenbeschriftung;SprachId\r\n410;\"Geschäftsausstattung\";\"de-DE\"\r\n",
                        WINDOWS_1252)
                .file(
                        "EXTF_Stamm.csv",
                        header(16, "Debitoren/Kreditoren", "03")
                                + "Konto;Name (Adressattyp Unternehmen);Unternehmensgegenstand;Name (Adressattyp natürl. Person);Vorname (Adressattyp natürl. Person);EU-Land;EU-UStID;Ort\r\n"
                                + "10001;\"Möbel AG\";;;;DE;123456789;Bonn\r\n70001;;;\"Klein\";\"Eva\";;;Ulm\r\n",
                        WINDOWS_1252);
        assertThat(desk.staged())
                .extracting(StagedExport::format)
                .containsExactlyInAnyOrder("datev-accounts", "datev-parties");
        assertThat(desk.rows("account", "account_code, account_name"))
                .containsExactly(List.of("0410", "Geschäftsausstattung"));
        assertThat(desk.rows("party", "party_name, role, tax_id, city, is_person")
                        .get(0))
                .containsExactly("Möbel AG", "customer", "DE123456789", "Bonn", false);
    }
}
