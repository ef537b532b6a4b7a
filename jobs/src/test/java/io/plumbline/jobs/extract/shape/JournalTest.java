package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals as the manual of hledger and the language reference of beancount describe them; the entries are invented. */
class JournalTest {
    @TempDir
    Path folder;

    private RowList read(String text) throws IOException {
        return Exports.read(Shape.JOURNAL, new Exports(folder).text(text), ShapeSettings.DEFAULT);
    }

    private static List<String> cells(RowList rows, String... columns) {
        return rows.rows().stream()
                .map(row -> List.of(columns).stream()
                        .map(column -> row.cells().get(rows.columns().indexOf(column)))
                        .collect(Collectors.joining("|")))
                .toList();
    }

    private static List<String> rejected(RowList rows) {
        return rows.rejected().stream()
                .map(row -> row.sourceRow() + " " + row.expected())
                .toList();
    }

    @Test
    void hledgerTransactionsHaveStatusCodePayeeTagsAndPrices() throws IOException {
        RowList rows = read("""
                ; our books
                decimal-mark .
                account assets  ; type: A
                account assets:till  ; type: C

                2025-01-31=2025-02-01 * (R1) Smith | desk  ; vat: 19
                    ; project: north
                    assets:till         $1,200.00
                    income:sales of desks

                2025/2/3 ! wood
                    expenses:wood    90.00 EUR @ $1.10  ; oak
                    ! assets:bank account  -$99
                    (budget:wood)    -$10
                2025.02.04 lots
                    a:b    10 "green apples" @@ 5 EUR = 10 "green apples"
                    c
                """);

        assertThat(cells(rows, "record", "entry", "date", "status", "account", "amount", "commodity"))
                .containsExactly(
                        "posting|1|2025-01-31|*|assets:till|1200.00|$",
                        "posting|1|2025-01-31|*|income:sales of desks||",
                        "posting|2|2025-02-03|!|expenses:wood|90.00|EUR",
                        "posting|2|2025-02-03|!|assets:bank account|-99|$",
                        "posting|2|2025-02-03|!|(budget:wood)|-10|$",
                        "assertion|3|2025-02-04||a:b|10|green apples",
                        "posting|3|2025-02-04||a:b|10|green apples",
                        "posting|3|2025-02-04||c||");
        assertThat(cells(rows, "code", "payee", "narration", "tags").get(0)).isEqualTo("R1|Smith|desk|project: north");
        assertThat(rows.column("account_type")).startsWith("Bank", "", "", "Asset");
        assertThat(cells(rows, "price", "price_commodity", "price_of")).contains("1.10|$|unit", "5|EUR|total");
        assertThat(rows.rejected()).isEmpty();
    }

    @Test
    void whatIsNotFollowedIsNamed() throws IOException {
        RowList rows = read("""
                include ../../etc/passwd
                Y2025
                alias checking=assets:bank
                = expenses
                    (tax)  *0.19
                ~ monthly
                    rent  5
                apply account firm
                P 2025-01-01 EUR $1.04
                1/31 dinner
                    food    5 EUR
                    checking
                end apply account
                comment
                2025-01-01 nothing
                end comment
                """);

        assertThat(rows.leftOut())
                .extracting(RowList.LeftOut::reason)
                .contains(
                        "include, not followed: put the file beside this one, or print all into one",
                        "automated postings, not added: print them with --auto",
                        "periodic transaction, a forecast only",
                        "comment");
        assertThat(cells(rows, "record", "date", "account", "price"))
                .containsExactly(
                        "price|2025-01-01||1.04", "posting|2025-01-31|firm:food|", "posting|2025-01-31|firm:checking|");
        assertThat(rows.rejected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$-7.00; -7.00; $",
                "-$7.00; -7.00; $",
                "7 USD; 7; USD",
                "EUR -1.234,50; -1.234,50; EUR",
                "1 000 000.00 kr; 1000000.00; kr",
                "+3; 3; ''",
                "1E3 X; 1E3; X",
            })
    void amountsHaveTheirCommodityOnEitherSide(String amount, String number, String commodity) throws IOException {
        RowList rows = read("2025-01-01 x\n a  %s\n b\n".formatted(amount));

        assertThat(cells(rows, "amount", "commodity").get(0)).isEqualTo(number + "|" + commodity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"($10 * 3)", "$10 EUR", "ten", "= $5", "5 EUR @", "5 EUR @ x", "--5", "5 {1"})
    void otherAmountsAreRejectedWithTheirWholeTransaction(String amount) throws IOException {
        RowList rows = read("2025-01-01 x\n a  %s\n b\n2025-01-02 y\n a  1\n b\n".formatted(amount));

        assertThat(rows.rejected()).extracting(RowList.Rejected::sourceRow).containsExactly(2L, 3L);
        assertThat(cells(rows, "entry", "date")).containsOnly("1|2025-01-02");
    }

    @Test
    void mistakesAreToldAllAtOnce() throws IOException {
        RowList rows = read("""
                2025-01-01 good
                    a    1 EUR
                    b

                2025-02-30 no such day
                    a    1 EUR
                    b

                31/12 no year
                    a    1 EUR
                    b   -1 EUR

                nonsense
                2025-01-02 two without amounts
                    a    1 EUR
                    b
                    c
                """);

        assertThat(rejected(rows))
                .containsExactly(
                        "5 a day of the calendar",
                        "6 a transaction all of whose lines can be read; correct line 5",
                        "7 a transaction all of whose lines can be read; correct line 5",
                        "9 a year in the date, or a line such as Y2025 above",
                        "10 a transaction all of whose lines can be read; correct line 9",
                        "11 a transaction all of whose lines can be read; correct line 9",
                        "13 a transaction that begins with its day, a directive of hledger, or a comment behind ;",
                        "17 an amount, as another posting of the transaction has none, or no known cost, either",
                        "15 a transaction all of whose lines can be read; correct line 17",
                        "16 a transaction all of whose lines can be read; correct line 17");
    }

    @Test
    void beancountDirectivesBecomeRowsAndOptionsProperties() throws IOException {
        RowList rows = read("""
                * Books of an org-mode file
                option "operating_currency" "EUR"
                option "name_assets" "Vermoegen"
                include "other.beancount"
                pushtag #trip
                2025-01-01 open Vermoegen:Bank EUR
                  note: "main"
                2025-01-01 pad Vermoegen:Bank Equity:Opening
                2025-01-02 balance Vermoegen:Bank 1,000.00 ~ 0.01 EUR
                2025-01-03 price USD (2/4) EUR

                2025-01-04 txn "Mill \\"Old\\"" "Flour; two
                sacks" #bread ^inv-1
                  code: "17"
                  Expenses:Flour  12.345 EUR ; a comment
                    lot: "x"
                  ! Vermoegen:Bank
                2025-01-05 ! "Buy"
                  Vermoegen:Broker  10 VTI {100.50 # 5 USD, 2025-01-05} @ 101 USD
                  Vermoegen:Bank  -9 VTI {} @@ 5 USD
                  Expenses:Fee   -3 * (1 + 1) USD @@ 6 EUR
                """);

        assertThat(rows.properties()).containsEntry("operating_currency", "EUR").containsEntry("program", "beancount");
        assertThat(cells(
                        rows,
                        "record",
                        "entry",
                        "date",
                        "account",
                        "amount",
                        "commodity",
                        "price",
                        "price_commodity",
                        "price_of"))
                .containsExactly(
                        "pad||2025-01-01|Vermoegen:Bank|||||",
                        "balance||2025-01-02|Vermoegen:Bank|1000.00|EUR|||",
                        "price||2025-01-03|||USD|0.5|EUR|unit",
                        "posting|1|2025-01-04|Expenses:Flour|12.3450|EUR|||",
                        "posting|1|2025-01-04|Vermoegen:Bank|||||",
                        "posting|2|2025-01-05|Vermoegen:Broker|10|VTI|1010.00|USD|total",
                        "posting|2|2025-01-05|Vermoegen:Bank|-9|VTI|||unknown",
                        "posting|2|2025-01-05|Expenses:Fee|-6|USD|6|EUR|total");
        assertThat(cells(rows, "status", "code", "payee", "narration", "tags").get(3))
                .isEqualTo("*|17|Mill \"Old\"|Flour; two\nsacks|#trip #bread ^inv-1");
        assertThat(rows.column("account_type").get(0)).isEqualTo("Asset");
        assertThat(rows.rejected()).isEmpty();
        assertThat(rows.leftOut())
                .extracting(RowList.LeftOut::reason)
                .contains("option", "open", "metadata", "rest of a text", "comment")
                .contains("include, not followed: put the file beside this one, or print all into one");
    }

    /** The next transaction is not taken for the rest of a text that somebody forgot to close. */
    @Test
    void aTextThatIsNotClosedRejectsItsOwnTransaction() throws IOException {
        RowList rows = read("""
                * What "he said
                2025-01-01 * "good"
                  A:B  1 EUR
                  C:D
                2025-01-02 * "bad
                  A:B  1 EUR
                  C:D
                2025-01-03 * "good"
                  A:B  2 EUR
                  C:D
                """);

        assertThat(rows.column("date")).containsExactly("2025-01-01", "2025-01-01", "2025-01-03", "2025-01-03");
        assertThat(rejected(rows)).containsExactly("5 a text that ends with a quote");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,account,amount\n2025-01-01,a,5\n",
                "2025-01-01,a,5\n2025-01-02,b,6\n",
                "2025-01-01\ta\t5\n",
                "Dear reader,\n  how are you?\n",
                "; only a comment\n",
                "",
            })
    void otherTextsAreNoJournal(String text) throws IOException {
        RowList rows = RowList.peek(
                Shape.JOURNAL,
                new Exports(folder).text(text),
                Profile.of(new Exports(folder).text(text)),
                ShapeSettings.DEFAULT,
                50);

        assertThat(rows.refused()).isPresent();
    }

    /** Long lines and deep expressions end in rejects, soon. */
    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "(", "a ", "\"", "-", "1", "{", "[(", "=", "é "})
    @Timeout(20)
    void hostileLinesAreRejected(String piece) throws IOException {
        for (int count : new int[] {3_900, 300_000}) {
            String text = piece.repeat(count / piece.length());
            RowList hledger =
                    read("2025-01-01 x\n a  1\n b\n2025-01-02 y\n  a%s\n  a  %s\n%s\n".formatted(text, text, text));
            RowList beancount =
                    read("2025-01-01 * \"x\"\n  A:B  1 EUR\n  C:D\n2025-01-02 * \"y\"\n  A:B %s\n  A:B  1 EUR %s\nA%s\n"
                            .formatted(text, text, text));

            assertThat(hledger.column("date")).contains("2025-01-01");
            assertThat(beancount.column("date")).contains("2025-01-01");
        }
    }
}
