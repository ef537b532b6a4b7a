package io.plumbline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong for the baker is found, named and kept from the readers; the smith goes on, and the other way round. */
class PlantedBreakTest {
    private static final String BAKER = sales("baker");
    private static final String SMITH = sales("smith");

    @TempDir
    static Path root = Path.of("");

    private static final List<Told> NIGHTS = new ArrayList<>();

    @BeforeAll
    static void sixNights() {
        NIGHTS.clear();
        try (Office office = new Office(root, 3).staying()) {
            bothAreWell(office);
            bakerPostsHalfAnEntry(office);
            bakerRepairsIt(office);
            smithBreaksItsSettings(office);
            bakerWritesDatesThatMayBeEither(office);
            bakerSaysWhich(office);
        }
    }

    private static void bothAreWell(Office office) {
        office.settle("baker", "currency: EUR\n");
        office.settle("smith", "currency: EUR\n");
        office.drop("baker", "journal-2025-01.csv", journal("2025-01-31", "11", "100", "100"));
        office.drop("smith", "journal-2025-01.csv", journal("2025-01-31", "11", "500", "500"));
        night(office, "2025-02-03T02:00:00Z");
    }

    private static void bakerPostsHalfAnEntry(Office office) {
        office.drop("baker", "journal-2025-02.csv", journal("2025-02-28", "12", "200", "190"));
        office.drop("smith", "journal-2025-02.csv", journal("2025-02-28", "12", "600", "600"));
        night(office, "2025-03-13T02:00:00Z");
    }

    private static void bakerRepairsIt(Office office) {
        office.drop("baker", "journal-2025-02.csv", journal("2025-02-28", "12", "200", "200"));
        night(office, "2025-03-14T02:00:00Z");
    }

    private static void smithBreaksItsSettings(Office office) {
        office.settle("smith", "currency: EUR\nfiscal_year: {starts: Juli}\n");
        office.drop("smith", "journal-2025-03.csv", journal("2025-03-04", "13", "700", "700"));
        office.drop("baker", "journal-2025-03.csv", journal("2025-03-04", "13", "300", "300"));
        night(office, "2025-03-15T02:00:00Z");
    }

    private static void bakerWritesDatesThatMayBeEither(Office office) {
        office.settle("smith", "currency: EUR\n");
        office.drop("smith", "notes.csv", "who,what\nAnna,called\n");
        office.drop("baker", "journal-2025-03-b.csv", journal("05/03/2025", "14", "50", "50"));
        night(office, "2025-03-16T02:00:00Z");
    }

    private static void bakerSaysWhich(Office office) {
        office.settle("baker", "currency: EUR\ndates: dmy\n");
        night(office, "2025-03-17T02:00:00Z");
    }

    @Test
    void entryThatDoesNotBalanceIsNamed() {
        ClientReport baker = Office.client(NIGHTS.get(1).report(), "baker");

        assertThat(NIGHTS.get(1).report().outcome()).isEqualTo(Outcome.HELD);
        assertThat(Office.failures(baker))
                .contains("error entry_balances: entry 12 of 2025-02-28 is out by 10.0000"
                        + " (exports/journal-2025-02.csv, row 2)");
        assertThat(baker.held()).contains("entry_balances");
    }

    @Test
    void itsClientStaysAtTheLastGoodStateAndTheOtherGoesOn() {
        assertThat(Office.client(NIGHTS.get(1).report(), "baker").lastGood())
                .isEqualTo(NIGHTS.get(0).report().snapshotId());
        assertThat(NIGHTS.get(1).answer(BAKER)).containsExactly("2025-01 | 100");
        assertThat(NIGHTS.get(1).answer(SMITH)).containsExactly("2025-01 | 500", "2025-02 | 600");
        assertThat(Office.client(NIGHTS.get(1).report(), "smith").held()).isNull();
    }

    @Test
    void repairReleasesIt() {
        assertThat(NIGHTS.get(2).report().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(NIGHTS.get(2).answer(BAKER)).containsExactly("2025-01 | 100", "2025-02 | 200");
    }

    @Test
    void brokenSettingsHoldTheirClientAlone() {
        ClientReport smith = Office.client(NIGHTS.get(3).report(), "smith");

        assertThat(NIGHTS.get(3).report().outcome()).isEqualTo(Outcome.HELD);
        assertThat(smith.held()).contains("clients/smith/client.yml:2", "`Juli`");
        assertThat(smith.lastGood()).isEqualTo(NIGHTS.get(2).report().snapshotId());
        assertThat(NIGHTS.get(3).answer(SMITH)).containsExactly("2025-01 | 500", "2025-02 | 600");
        assertThat(NIGHTS.get(3).answer(BAKER)).containsExactly("2025-01 | 100", "2025-02 | 200", "2025-03 | 300");
    }

    @Test
    void datesThatMayBeReadTwoWaysHoldTheirClientUntilItSaysWhich() {
        ClientReport baker = Office.client(NIGHTS.get(4).report(), "baker");

        assertThat(NIGHTS.get(4).report().outcome()).isEqualTo(Outcome.HELD);
        assertThat(baker.held()).contains("exports/journal-2025-03-b.csv", "05/03/2025", "dates: dmy");
        assertThat(NIGHTS.get(4).answer(BAKER)).containsExactly("2025-01 | 100", "2025-02 | 200", "2025-03 | 300");
        assertThat(NIGHTS.get(5).report().outcome())
                .as(NIGHTS.get(5).report().toString())
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(NIGHTS.get(5).answer(BAKER)).containsExactly("2025-01 | 100", "2025-02 | 200", "2025-03 | 350");
    }

    @Test
    void fileThatNoFormatReadsIsAWarning() {
        ClientReport smith = Office.client(NIGHTS.get(4).report(), "smith");

        assertThat(smith.held()).isNull();
        assertThat(Office.failures(smith)).containsExactly("warning files_unrecognised: exports/notes.csv");
        assertThat(NIGHTS.get(4).answer(SMITH)).containsExactly("2025-01 | 500", "2025-02 | 600", "2025-03 | 700");
    }

    private static void night(Office office, String now) {
        NIGHTS.add(Told.of(office, office.night(now), BAKER, SMITH));
    }

    private static String journal(String day, String entry, String debit, String credit) {
        return """
                Date,Entry,Account,Account type,Debit,Credit
                %1$s,%2$s,Bank,Bank,%3$s,
                %1$s,%2$s,Sales,Income,,%4$s
                """.formatted(day, entry, debit, credit);
    }

    private static String sales(String client) {
        return "select period, sum(natural_amount) from ledger where client_id = '%s' and account_code = 'Sales' group by period order by period"
                .formatted(client);
    }
}
