package io.plumbline.jobs.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsProblemsTest {
    @TempDir
    Path root;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "curency: EUR",
                        ":1: found the unknown setting `curency`, expected one of "
                                + String.join(", ", ClientFile.KEYS)
                                + "; did you mean `currency`?"),
                mistake(
                        "currency: EURO",
                        ":1: found currency `EURO`, expected an ISO currency such as EUR; did you mean `EUR`?"),
                mistake(
                        "currency: eur",
                        ":1: found currency `eur`, expected an ISO currency such as EUR; did you mean `EUR`?"),
                mistake(
                        "\n\ntime_zone: Europe/Pariss",
                        ":3: found time_zone `Europe/Pariss`, expected a time zone such as Europe/Paris; did you mean `Europe/Paris`?"),
                mistake(
                        "industry: bakery",
                        ":1: found industry `bakery`, expected a NAICS code of 2 to 6 digits such as 311811"),
                mistake("name: [a, b]", ":1: found name as a list, expected a text"),
                mistake(
                        "fiscal_year: {starts: Jully}",
                        ":1: found starts `Jully`, expected a month such as July; did you mean `July`?"),
                mistake(
                        "fiscal_year: July",
                        ":1: found fiscal_year as `July`, expected a mapping with starts, ends, pattern, week_53, first, years, adjustment_period"),
                mistake(
                        "fiscal_year:\n  pattern: 4-4-5",
                        ":2: found a fiscal_year with pattern, expected with `pattern` the day on which the year `ends`, and neither `starts` nor years of other lengths"),
                mistake(
                        "fiscal_year:\n  pattern: 4-4-5\n  ends: first Saturday of January",
                        ":3: found ends `first Saturday of January`, expected `last Saturday of January` or `Saturday nearest to end of January`"),
                mistake(
                        "fiscal_year:\n  pattern: 4-4-4\n  ends: last Saturday of January",
                        ":2: found pattern `4-4-4`, expected one of 13x4, 4-4-5, 4-5-4, 5-4-4; did you mean `4-4-5`?"),
                mistake(
                        "fiscal_year:\n  ends: last Saturday of January",
                        ":2: found a fiscal_year with ends, expected a `pattern` of weeks with a year that ends on a weekday, and with `week_53`"),
                mistake(
                        "fiscal_year:\n  starts: May\n  ends: 30 April",
                        ":2: found a fiscal_year with starts and ends, expected either the month in which the year `starts`, or the day on which it `ends`"),
                mistake(
                        "fiscal_year: {ends: 31 April}",
                        ":1: found ends `31 April`, expected a day such as 5 April, or a month such as June"),
                mistake(
                        "fiscal_year: {first: {from: 2024-03-15, to: 2026-06-30}}",
                        ":1: found a fiscal year from 2024-03-15 to 2026-06-30, expected `from` its first day `to` its last, at most 24 months later"),
                mistake(
                        "fiscal_year: {first: {from: 2024-03-15}}",
                        ":1: found a fiscal year without its first or its last day, expected `from` its first day `to` its last, at most 24 months later"),
                mistake(
                        "fiscal_year:\n  years:\n  - {from: 2021-01-01, to: 2021-06-30}\n  - {from: 2021-06-30, to: 2021-12-31}",
                        ":2: found a fiscal_year with years, expected years that do not overlap; the one from 2021-01-01 to 2021-06-30 does"),
                mistake(
                        "accounts: [{code: 1, standard: cash, from: 2025-01-01, until: 2024-12-31}]",
                        ":1: found an account rule from 2025-01-01 until 2024-12-31, expected `from` the first day of the rule `until` its last"),
                mistake("closing_days: ten", ":1: found closing_days `ten`, expected a whole number from 0 to 366"),
                mistake("closing_days: -1", ":1: found closing_days `-1`, expected a whole number from 0 to 366"),
                mistake(
                        "chart: skr3",
                        ":1: found chart `skr3`, expected one of pcg, skr03, skr04, no-ns4102, pt-snc, uk-sage, us, es-pgc, se-bas, ro-omfp, lu-pcn; did you mean `skr03`?"),
                mistake("dates: DD/MM", ":1: found dates `DD/MM`, expected one of dmy, mdy, ymd"),
                mistake(
                        "decimal:\n  till.csv: coma",
                        ":2: found decimal `coma`, expected one of comma, point; did you mean `comma`?"),
                mistake(
                        "encoding: windows1252x",
                        ":1: found encoding `windows1252x`, expected an encoding such as UTF-8, windows-1252 or IBM850; did you mean `windows-1252`?"),
                mistake(
                        "accounts:\n- {code: \"62*\", standard: marketting}",
                        ":2: found standard `marketting`, expected an account of the standard chart such as rent; did you mean `marketing`?"),
                mistake(
                        "accounts:\n- {code: 62, name: x, standard: rent}",
                        ":2: found an account rule that lacks its pattern or its target, or has several, expected one of `code`, `type` or `name`, and `standard`"),
                mistake(
                        "accounts:\n- {code: 62, standard: rent, cash_flow: operations}",
                        ":2: found cash_flow `operations`, expected one of cash, operating, investing, financing, non-cash, none; did you mean `operating`?"),
                mistake("parties: {same: [ACME]}", ":1: found same as `ACME`, expected a list of names in brackets"),
                mistake(
                        "parties:\n  same:\n  - [ACME, Acme Ltd]\n  - [ACME, A.C.M.E.]",
                        ":4: found the party `ACME` in two groups, expected it in one group; it stands on line 3 already"),
                mistake(
                        "plans: {frozen: [budget@x]}",
                        ":1: found frozen `budget@x`, expected a plan such as budget-2025, or a version of it such as budget-2025@1"),
                mistake(
                        "forecasts:\n- {series: Rents, floor: 1500}",
                        ":2: found series `Rents`, expected a line of the income statement, a line of the balance sheet outside equity, or a KPI, such as Rent or kpi.orders; totals are sums of their lines; did you mean `Rent`?"),
                mistake(
                        "forecasts:\n- {series: kpi.order, floor: 1500}",
                        ":2: found series `kpi.order`, expected a line of the income statement, a line of the balance sheet outside equity, or a KPI, such as Rent or kpi.orders; totals are sums of their lines; did you mean `kpi.orders`?"),
                mistake(
                        "forecasts:\n- {series: Rent, cap: 1.500}\n- {series: Rent, floor: plan}",
                        ":3: found floor `plan`, expected an amount a month such as 1500 or -200.50, or `budget`"),
                mistake(
                        "forecasts:\n- {series: Rent, from: 2025-01-01}",
                        ":2: found a rule for forecasts that lacks its series or says nothing of it, expected `series`, and one of `floor`, `cap` or `driver`"),
                mistake(
                        "forecasts:\n- {series: Rent, floor: 2, cap: 1}",
                        ":2: found a floor above the cap of Rent, expected a `floor` that is at most the `cap`"),
                mistake(
                        "forecasts:\n- {series: Rent, cap: budget, from: 2025-02-01, until: 2025-01-01}",
                        ":2: found a rule for forecasts from 2025-02-01 until 2025-01-01, expected `from` the first day of the rule `until` its last"),
                mistake(
                        "calendar: [ramadam]",
                        ":1: found calendar `ramadam`, expected one of trading-days, easter, orthodox-easter, ramadan, eid-al-fitr, eid-al-adha, chinese-new-year, christmas, none; did you mean `ramadan`?"),
                mistake(
                        "privacy: {keep: [deal.ownr]}",
                        ":1: found keep `deal.ownr`, expected a staged column with personal data such as deal.owner; did you mean `deal.owner`?"),
                mistake(
                        "feeds: [a]",
                        ":1: found feeds as a list, expected a mapping from names of feeds to file patterns"),
                mistake(
                        "feeds: {north: \"{a\"}",
                        ":1: found feeds.north `{a`, expected a file pattern such as exports/ledger-*.csv"),
                mistake(
                        "exclude: [\"[\"]",
                        ":1: found exclude `[`, expected a file pattern such as exports/ledger-*.csv"),
                mistake(
                        "checks: {books_balance: warn}",
                        ":1: found checks.books_balance `warn`, expected one of error, warning"),
                mistake(
                        "checks: {book_balance: error}",
                        ":1: found checks `book_balance`, expected a check such as books_balance; did you mean `books_balance`?"),
                mistake(
                        "name: A\nname: B",
                        ":2: found `name` a second time, expected it once; it stands on line 1 already"),
                mistake("? [a]\n: b", ":1: found a key that is no text, expected a name before the colon"),
                mistake(
                        "just a text",
                        ":1: found the file as `just a text`, expected a mapping with "
                                + String.join(", ", ClientFile.KEYS)),
                mistake(
                        "name: A\n\tcurrency: EUR",
                        ":2: found no YAML (found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)), expected `key: value`, lists in brackets or with dashes, indented with spaces"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsLine(String yml, String message) throws IOException {
        write("clients/acme/client.yml", yml);

        assertThat(messages()).containsExactly("clients/acme/client.yml" + message);
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() throws IOException {
        write("plumbline.yml", "keep_snapshots: 0\nengine:\n  master: locla\n  memory: much");
        write("clients/acme/client.yml", "currency: XYZ\nname: A\nchart: ifrs");
        write("clients/bakery/client.yml", "dates: never");

        assertThatThrownBy(() -> Workspace.open(root))
                .isInstanceOf(SettingsProblems.class)
                .hasMessage("""
                        plumbline.yml:1: found keep_snapshots `0`, expected a whole number from 1 to 10000
                        plumbline.yml:3: found master `locla`, expected a Spark master such as local[*] or spark://host:7077
                        plumbline.yml:4: found memory `much`, expected a size such as 500 MB or 20 GB
                        clients/acme/client.yml:1: found currency `XYZ`, expected an ISO currency such as EUR
                        clients/acme/client.yml:3: found chart `ifrs`, expected one of pcg, skr03, skr04, no-ns4102, pt-snc, uk-sage, us, es-pgc, se-bas, ro-omfp, lu-pcn
                        clients/bakery/client.yml:1: found dates `never`, expected one of dmy, mdy, ymd""");
    }

    @Test
    void aClientWithBrokenSettingsIsSetAsideAndTheOthersGoOn() throws IOException {
        write("clients/acme/client.yml", "currency: XYZ");
        write("clients/bakery/client.yml", "currency: EUR");

        Workspace workspace = Workspace.open(root);

        assertThat(workspace.clients()).extracting("id").containsExactly("bakery");
        assertThat(workspace.problems()).containsOnlyKeys("acme");
        assertThatThrownBy(workspace::requireSound).isInstanceOf(SettingsProblems.class);
    }

    @ParameterizedTest
    @MethodSource("oddNames")
    void oddNamesOfClientsAreRefused(String name) throws IOException {
        Files.createDirectories(root.resolve("clients").resolve(name));

        Workspace workspace = Workspace.open(root);

        assertThat(workspace.clients()).isEmpty();
        assertThat(workspace.problems().values())
                .singleElement()
                .satisfies(
                        problems -> assertThat(problems.get(0).inWords())
                                .endsWith(
                                        "expected a name of at most 64 letters, digits, dots, dashes and underscores, starting with a letter or a digit; rename the folder"));
    }

    static List<String> oddNames() {
        return List.of(
                "x'; drop table dim_client; --", "a b", "caf\u00e9", "\"quoted\"", "-rf", "new\nline", "x".repeat(65));
    }

    @Test
    void aFileInAnotherEncodingIsRefusedAsSuch() throws IOException {
        Files.createDirectories(root.resolve("clients/acme"));
        Files.write(root.resolve("clients/acme/client.yml"), "name: Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(messages())
                .containsExactly(
                        "clients/acme/client.yml: found bytes that are not UTF-8, expected a file saved as UTF-8");
    }

    private List<String> messages() {
        return Workspace.open(root).problems().values().stream()
                .flatMap(List::stream)
                .map(SettingsProblem::inWords)
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private static Arguments mistake(String yml, String message) {
        return Arguments.of(yml, message);
    }
}
