package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.FactOpenItem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who owes what for how long, as of any day, and what that comes to in the control account. */
class AgedItemsTest {
    private static final String COLUMNS =
            "select kind, party_name, not_due, days_1_30, days_31_60, days_61_90, over_90, paid_ahead, total from ";

    @TempDir
    Path directory;

    /**
     * Anna: 100 due 2024-12-01, 200 due 2025-03-01, 50 due 2025-04-15; paid 120 on 2025-03-10, without saying for what:
     * the oldest is paid, and 20 of the next. Bert: 70 and 30, the second one paid by its mark.
     */
    @Test
    void paymentsSettleWhatTheyNameAndOtherwiseTheOldest() throws SQLException {
        assertThat(ask(books(), COLUMNS + "aged_receivables_at('2025-03-31', client := 'school')"))
                .containsExactly(
                        "party|Anna|50.0000|180.0000|0.0000|0.0000|0.0000|0.0000|230.0000",
                        "party|Bert|0.0000|0.0000|0.0000|70.0000|0.0000|0.0000|70.0000",
                        "total|Total|50.0000|180.0000|0.0000|70.0000|0.0000|0.0000|300.0000",
                        "difference|Not explained|null|null|null|null|null|null|0.0000",
                        "control account|Control account|null|null|null|null|null|null|300.0000");
    }

    @Test
    void anEarlierDayKnowsNothingOfLaterPayments() throws SQLException {
        assertThat(ask(
                        books(),
                        COLUMNS + "aged_receivables_at('2025-03-05') where kind in ('party', 'control account')"))
                .containsExactly(
                        "party|Anna|50.0000|200.0000|0.0000|0.0000|100.0000|0.0000|350.0000",
                        "party|Bert|0.0000|30.0000|70.0000|0.0000|0.0000|0.0000|100.0000",
                        "control account|Control account|null|null|null|null|null|null|450.0000");
    }

    @Test
    void whatIsPaidAheadIsShownBesideWhatIsOwed() throws SQLException {
        Books books = books().with("Anna", null, null).entry("2025-03-20", "normal", "1000", 300, "1100", -300);
        assertThat(ask(books, COLUMNS + "aged_receivables where party_name = 'Anna'"))
                .containsExactly("party|Anna|0.0000|0.0000|0.0000|0.0000|0.0000|-70.0000|-70.0000");
    }

    @Test
    void everyFigureLeadsToTheLinesThatAddUpToIt() throws SQLException {
        Books books = books().with("Anna", null, null).entry("2025-03-20", "normal", "1000", 300, "1100", -300);
        for (String day : List.of("2025-03-05", "2025-03-12", "2025-03-31")) {
            String figures = """
                    select party_name, bucket, amount
                    from (
                        unpivot (from aged_receivables_at('%1$s'))
                        on not_due, days_1_30, days_31_60, days_61_90, over_90, paid_ahead
                        into name bucket value amount
                    )
                    where kind = 'party' and amount <> 0 order by all""".formatted(day);
            assertThat(ask(
                            books,
                            "select party_name, bucket, sum(amount) from aged_items_at('receivable', on_day := '" + day
                                    + "') group by all order by all"))
                    .as(day)
                    .isNotEmpty()
                    .isEqualTo(ask(books, figures));
        }
        // 350 were raised and 420 are paid: 70 of the last payment wait for something to settle
        assertThat(ask(
                        books,
                        "select party_name, posted_on, amount, file from aged_items_at('receivable')"
                                + " where bucket = 'paid_ahead'"))
                .containsExactly("Anna|2025-03-20|-70.0000|exports/ledger.csv");
    }

    @Test
    void suppliersAreAgedFromTheOtherSide() throws SQLException {
        Books books = books().with("Mill", "2025-02-01", null).entry("2025-01-15", "normal", "5000", 40, "2100", -40);
        assertThat(ask(books, COLUMNS + "aged_payables_at('2025-03-31')"))
                .containsExactly(
                        "party|Mill|0.0000|0.0000|40.0000|0.0000|0.0000|0.0000|40.0000",
                        "total|Total|0.0000|0.0000|40.0000|0.0000|0.0000|0.0000|40.0000",
                        "difference|Not explained|null|null|null|null|null|null|0.0000",
                        "control account|Control account|null|null|null|null|null|null|40.0000");
    }

    /** The list was known on 2025-04-01; Bert's 70 is not on it. */
    @Test
    void theSourcesOwnListIsTakenOnItsDayAndHeldAgainstTheControlAccount() throws SQLException {
        Books books = books();
        books.add(new FactOpenItem(
                1,
                "school",
                "INV-2",
                "receivable",
                books.key("Anna", "v1"),
                "INV-2",
                LocalDate.parse("2025-02-01"),
                LocalDate.parse("2025-03-01"),
                new BigDecimal("200"),
                new BigDecimal("180"),
                "EUR",
                books.fileKey(),
                1));
        assertThat(ask(books, "select source, day, party_name, days_31_60, total from aged_receivables order by place"))
                .containsExactly(
                        "open items|2025-04-01|Anna|180.0000|180.0000",
                        "open items|2025-04-01|Total|180.0000|180.0000",
                        "open items|2025-04-01|Not explained|null|120.0000",
                        "open items|2025-04-01|Control account|null|300.0000");
        assertThat(ask(
                        books,
                        "select source, total from aged_receivables_at('2025-03-31')"
                                + " where kind in ('total', 'difference')"))
                .containsExactly("ledger|300.0000", "ledger|0.0000");
    }

    private static Books books() {
        return new Books("school")
                .periods("2024-11-01", "2025-04-30")
                .account("1000", "Bank", "cash")
                .account("1100", "Pupils", "receivables")
                .account("2100", "Suppliers", "payables")
                .account("4000", "Fees", "revenue")
                .account("5000", "Paper", "cost-of-sales")
                .with("Anna", "2024-12-01", null)
                .entry("2024-11-01", "normal", "1100", 100, "4000", -100)
                .with("Anna", "2025-03-01", null)
                .entry("2025-02-01", "normal", "1100", 200, "4000", -200)
                .with("Anna", "2025-04-15", null)
                .entry("2025-03-02", "normal", "1100", 50, "4000", -50)
                .with("Anna", null, null)
                .entry("2025-03-10", "normal", "1000", 120, "1100", -120)
                .with("Bert", "2025-01-20", null)
                .entry("2025-01-10", "normal", "1100", 70, "4000", -70)
                .with("Bert", "2025-02-20", "B2")
                .entry("2025-02-10", "normal", "1100", 30, "4000", -30)
                .with("Bert", null, "B2")
                .entry("2025-03-12", "normal", "1000", 30, "1100", -30)
                .with(null, null, null);
    }

    private WarehouseFolder folder() {
        return new WarehouseFolder(directory);
    }

    private List<String> ask(Books books, String sql) throws SQLException {
        Snapshot snapshot = Books.snapshot(folder(), "s1", books.closeMonths());
        Catalogue.build(folder(), snapshot, new AuditRows(List.of(), List.of()));
        return Asked.rows(folder(), snapshot, sql);
    }
}
