package io.plumbline.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.star.Coverage.Days;
import io.plumbline.star.Coverage.Held;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static long keys;

    @Test
    void newestExportThatCoversADayIsTheTruthForIt() {
        StagedExport year = ledger("2025-01-01", "2025-12-31", "2025-06-01");
        StagedExport march = ledger("2025-03-01", "2025-03-31", "2025-07-01");

        List<Held> held = Coverage.of(List.of(year, march)).held("ledger_line");

        assertThat(held).hasSize(2);
        assertThat(of(held, march).days()).as("holds whole").isEmpty();
        assertThat(of(held, year).days())
                .containsExactly(days("2025-01-01", "2025-02-28"), days("2025-04-01", "2025-12-31"));
    }

    @Test
    void openingEntriesCountWhereNobodyCoversTheDayBefore() {
        StagedExport february = opened(ledger("2025-02-01", "2025-02-28", "2025-03-01"));
        StagedExport march = opened(ledger("2025-03-01", "2025-03-31", "2025-04-01"));
        StagedExport again = opened(ledger("2025-02-01", "2025-03-31", "2025-05-01"));

        List<Held> two = Coverage.of(List.of(march, february)).held("ledger_line");
        assertThat(of(two, february).days())
                .as("holds whole, its opening entries too")
                .isEmpty();
        assertThat(of(two, march).days()).containsExactly(days("2025-03-01", "2025-03-31"));

        List<Held> three = Coverage.of(List.of(february, march, again)).held("ledger_line");
        assertThat(three).extracting(Held::export).containsExactly(again);

        StagedExport late = ledger("2025-02-20", "2025-02-28", "2025-05-01");
        assertThat(of(Coverage.of(List.of(february, late)).held("ledger_line"), february)
                        .days())
                .containsExactly(days("2025-01-31", "2025-01-31"), days("2025-02-01", "2025-02-19"));

        StagedExport early = ledger("2025-02-01", "2025-02-10", "2025-05-01");
        assertThat(of(Coverage.of(List.of(february, early)).held("ledger_line"), february)
                        .days())
                .as("who lost the first day lost the opening")
                .containsExactly(days("2025-02-11", "2025-02-28"));
    }

    @Test
    void exportWithoutARowTakesTheDaysThatItCovers() {
        StagedExport quarter = ledger("2025-01-01", "2025-03-31", "2025-04-01");
        StagedExport empty = withRows(0, 0, ledger("2025-02-01", "2025-02-28", "2025-04-02"));

        List<Held> held = Coverage.of(List.of(quarter, empty)).held("ledger_line");

        assertThat(of(held, quarter).days())
                .containsExactly(days("2025-01-01", "2025-01-31"), days("2025-03-01", "2025-03-31"));
    }

    @Test
    void exportOfWhichEveryRowWasRejectedSaysNothing() {
        StagedExport quarter = ledger("2025-01-01", "2025-03-31", "2025-04-01");
        StagedExport unreadable = withRows(0, 3, ledger("2025-02-01", "2025-02-28", "2025-04-02"));

        assertThat(Coverage.of(List.of(quarter, unreadable)).held("ledger_line"))
                .extracting(Held::export)
                .containsExactly(quarter);
    }

    @Test
    void exportWhoseDaysAreAllCoveredByNewerOnesIsSuperseded() {
        StagedExport first = ledger("2025-01-01", "2025-02-28", "2025-03-01");
        StagedExport january = ledger("2025-01-01", "2025-01-31", "2025-03-02");
        StagedExport february = ledger("2025-02-01", "2025-02-28", "2025-03-03");

        Coverage coverage = Coverage.of(List.of(first, january, february));

        assertThat(coverage.held("ledger_line")).hasSize(2);
        assertThat(coverage.isSuperseded(first)).isTrue();
        assertThat(coverage.isSuperseded(january)).isFalse();
    }

    @Test
    void exportsThatArriveTogetherAreOrderedByTheirLastDayThenByName() {
        StagedExport toMarch = ledger("2025-01-01", "2025-03-31", "2025-05-01");
        StagedExport toApril = ledger("2025-01-01", "2025-04-30", "2025-05-01");

        List<Held> held = Coverage.of(List.of(toApril, toMarch)).held("ledger_line");

        assertThat(held).extracting(Held::export).containsExactly(toApril);
    }

    @Test
    void feedsDoNotCompete() {
        StagedExport till = export("acme", "web_session", "till", "2025-01-01", "2025-01-31", "2025-02-01", null);
        StagedExport shop = export("acme", "web_session", "shop", "2025-01-01", "2025-01-31", "2025-02-02", null);

        assertThat(Coverage.of(List.of(till, shop)).held("web_session")).hasSize(2);
    }

    @Test
    void ofExportsWithoutDaysTheNewestHolds() {
        StagedExport old = export("acme", "web_session", "ga4", null, null, "2025-01-01", null);
        StagedExport newer = export("acme", "web_session", "ga4", null, null, "2025-02-01", null);

        assertThat(Coverage.of(List.of(newer, old)).held("web_session"))
                .extracting(Held::export)
                .containsExactly(newer);
    }

    @Test
    void rowsWithoutADayGoWithTheLastDayOfTheirExport() {
        StagedExport old = export("acme", "web_session", "ga4", "2025-01-01", "2025-01-31", "2025-02-01", null);
        StagedExport newer = export("acme", "web_session", "ga4", "2025-01-20", "2025-02-20", "2025-02-21", null);

        List<Held> held = Coverage.of(List.of(old, newer)).held("web_session");

        assertThat(of(held, old).holdsUndated()).isFalse();
        assertThat(of(held, newer).holdsUndated()).isTrue();
    }

    @Test
    void everyCoveredDayHasExactlyOneTruthAndItIsTheNewest() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<StagedExport> exports = new ArrayList<>();
            LocalDate start = LocalDate.of(2025, 1, 1);
            for (int each = 0; each < 6; each++) {
                LocalDate from = start.plusDays(random.nextInt(30));
                exports.add(ledger(
                        from.toString(),
                        from.plusDays(random.nextInt(15)).toString(),
                        start.plusDays(100L + each).toString()));
            }
            Map<LocalDate, Long> truth = new HashMap<>();
            for (Held held : Coverage.of(exports).held("ledger_line")) {
                List<Days> parts = held.days().isEmpty() ? List.of(covered(held.rows())) : held.days();
                for (Days part : parts) {
                    part.from()
                            .datesUntil(part.to().plusDays(1))
                            .forEach(day -> assertThat(
                                            truth.put(day, held.export().key()))
                                    .as("second truth for %s", day)
                                    .isNull());
                }
            }
            Map<LocalDate, Long> expected = new HashMap<>();
            for (StagedExport export : exports) {
                Days own = covered(export.rows().get(0));
                own.from().datesUntil(own.to().plusDays(1)).forEach(day -> expected.put(day, export.key()));
            }
            assertThat(truth).isEqualTo(expected);
        }
    }

    @Test
    void dumpsAreOrderedByTheDayTheyShowAndTheLastOfADayCounts() {
        StagedExport late = export("acme", "deal", "crm", null, null, "2025-03-05", "2025-01-10");
        StagedExport early = export("acme", "deal", "crm", null, null, "2025-03-01", "2025-02-10");
        StagedExport sameDay = export("acme", "deal", "crm", null, null, "2025-03-02", "2025-02-10");

        Coverage coverage = Coverage.of(List.of(late, early, sameDay));

        assertThat(coverage.held("deal")).extracting(Held::export).containsExactly(late, sameDay);
        assertThat(coverage.held("deal")).extracting(Held::newest).containsExactly(false, true);
        assertThat(coverage.isSuperseded(early)).isTrue();
        assertThat(coverage.isSuperseded(late)).as("it is history").isFalse();
    }

    @Test
    void everyFileOfAPlanStays() {
        StagedExport first = export("acme", "plan_line", "budget", null, null, "2025-01-01", null);
        StagedExport second = export("acme", "plan_line", "budget", null, null, "2025-01-01", null);

        assertThat(Coverage.of(List.of(first, second)).held("plan_line")).hasSize(2);
    }

    @Test
    void ofOneContentTheNewestReadingUntilThenIsKnown() {
        StagedExport read = ledger("2025-01-01", "2025-01-31", "2025-02-01");
        StagedExport readAgain = new StagedExport(
                ++keys,
                "again",
                "acme",
                "journal",
                "v2",
                read.knownAt(),
                Instant.parse("2025-03-01T00:00:00Z"),
                read.files(),
                read.rows());

        assertThat(Coverage.known(List.of(readAgain, read), Instant.parse("2025-04-01T00:00:00Z")))
                .containsExactly(readAgain);
        assertThat(Coverage.known(List.of(readAgain, read), Instant.parse("2025-02-15T00:00:00Z")))
                .containsExactly(read);
        assertThat(Coverage.known(List.of(readAgain, read), Instant.parse("2025-01-15T00:00:00Z")))
                .isEmpty();
    }

    /** The export with one record's rows and one file's rejects set otherwise. */
    private static StagedExport withRows(long loaded, long rejected, StagedExport export) {
        StagedExport.SourceFile file = export.files().get(0);
        StagedExport.Rows rows = export.rows().get(0);
        return new StagedExport(
                export.key(),
                export.folder(),
                export.clientId(),
                export.format(),
                export.formatVersion(),
                export.knownAt(),
                export.stagedAt(),
                List.of(new StagedExport.SourceFile(
                        file.key(),
                        file.path(),
                        file.sha256(),
                        file.bytes(),
                        null,
                        null,
                        loaded + rejected,
                        loaded,
                        rejected,
                        List.of(),
                        null,
                        null)),
                List.of(new StagedExport.Rows(
                        rows.record(), rows.feed(), loaded, rows.coveredFrom(), rows.coveredTo())));
    }

    private static Held of(List<Held> held, StagedExport export) {
        return held.stream()
                .filter(one -> one.export().equals(export))
                .findFirst()
                .orElseThrow();
    }

    private static Days covered(StagedExport.Rows rows) {
        return new Days(Objects.requireNonNull(rows.coveredFrom()), Objects.requireNonNull(rows.coveredTo()));
    }

    private static Days days(String from, String to) {
        return new Days(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static StagedExport ledger(String from, String to, String day) {
        return export("acme", "ledger_line", "ledger", from, to, day, null);
    }

    private static StagedExport opened(StagedExport export) {
        StagedExport.Rows rows = export.rows().get(0);
        return new StagedExport(
                export.key(),
                export.folder(),
                export.clientId(),
                export.format(),
                export.formatVersion(),
                export.knownAt(),
                export.stagedAt(),
                export.files(),
                List.of(new StagedExport.Rows(
                        rows.record(),
                        rows.feed(),
                        rows.rows(),
                        rows.coveredFrom(),
                        rows.coveredTo(),
                        Objects.requireNonNull(rows.coveredFrom()).minusDays(1))));
    }

    private static StagedExport export(
            String client,
            String record,
            String feed,
            @Nullable String from,
            @Nullable String to,
            String day,
            @Nullable String exportedOn) {
        long key = ++keys;
        Instant knownAt = LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new StagedExport(
                key,
                "folder-" + key,
                client,
                "journal",
                "v1",
                knownAt,
                knownAt,
                List.of(new StagedExport.SourceFile(
                        key,
                        "exports/%05d.csv".formatted(key),
                        "sha-" + key,
                        1,
                        null,
                        null,
                        1,
                        1,
                        0,
                        List.of(),
                        exportedOn == null ? null : LocalDate.parse(exportedOn),
                        null)),
                List.of(new StagedExport.Rows(
                        record,
                        feed,
                        1,
                        from == null ? null : LocalDate.parse(from),
                        to == null ? null : LocalDate.parse(to))));
    }
}
