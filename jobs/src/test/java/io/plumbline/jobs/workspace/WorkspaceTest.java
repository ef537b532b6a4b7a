package io.plumbline.jobs.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.workspace.ReadingSettings.DateOrder;
import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;
import io.plumbline.warehouse.calendar.MonthlyCalendar;
import io.plumbline.warehouse.calendar.WeeklyCalendar;
import io.plumbline.warehouse.client.AccountRule;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.client.ForecastRule;
import io.plumbline.warehouse.client.ForecastRule.Limit;
import io.plumbline.warehouse.serve.CheckRules;
import io.plumbline.warehouse.serve.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    Path root;

    @Test
    void everyLineAndEveryFileIsOptional() throws IOException {
        Files.createDirectories(root.resolve("clients/acme/exports"));

        Workspace workspace = Workspace.open(root);

        assertThat(workspace.settings()).isEqualTo(PlumblineSettings.DEFAULTS);
        Client acme = workspace.client("acme").client();
        assertThat(acme.name()).isEqualTo("acme");
        assertThat(acme.timeZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(acme.calendar()).isEqualTo(new MonthlyCalendar(Month.JANUARY));
        assertThat(acme.closingDays()).isEqualTo(10);
        assertThat(workspace.reading("acme")).isEqualTo(ReadingSettings.UNSET);
    }

    @Test
    void anAssumedCurrencyIsSaidSo() throws IOException {
        write("clients/acme/client.yml", "name: ACME");

        assertThat(Workspace.open(root).client("acme").assumptions())
                .containsExactly(
                        "the books are taken to be in USD, as neither client.yml nor plumbline.yml names a `currency`");

        write("plumbline.yml", "currency: CHF");
        ClientSettings acme = Workspace.open(root).client("acme");
        assertThat(acme.client().currency()).isEqualTo("CHF");
        assertThat(acme.assumptions()).isEmpty();
    }

    @Test
    void everySettingOfAClientIsRead() throws IOException {
        write("clients/acme/client.yml", """
                name: "ACME: Ltd"
                industry: 311811
                currency: EUR
                time_zone: Europe/Paris
                fiscal_year: {pattern: 4-4-5, ends: last Saturday of January}
                closing_days: 5
                chart: pcg
                dates: dmy
                decimal: {till-*.csv: comma, "**": point}
                encoding: {exports/old/*: windows-1252}
                accounts:
                - {code: 0620*, standard: marketing}
                - {name: "*lease*", standard: rent, cash_flow: financing, from: 2025-01-01}
                parties: {same: [[ACME, Acme Ltd]]}
                plans: {frozen: [budget-2025, budget-2025@1]}
                calendar: [trading-days, ramadan]
                forecasts:
                - {series: rent, floor: 1500, cap: 1600.50, until: 2026-06-30}
                - {series: kpi.orders, floor: budget, driver: budget}
                privacy: {keep: [deal.owner]}
                feeds: {north: exports/north/**, south: exports/south/**}
                exclude: "*.bak"
                formats: {odd.csv: fec}
                checks: {books_balance: warning}
                tie_out: {limit: 0.01}
                """);

        ClientSettings settings = Workspace.open(root).client("acme");

        Client acme = settings.client();
        assertThat(acme.name()).isEqualTo("ACME: Ltd");
        assertThat(acme.industry()).contains("311811");
        assertThat(acme.currency()).isEqualTo("EUR");
        assertThat(acme.timeZone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(acme.calendar())
                .isEqualTo(new WeeklyCalendar(
                        WeeklyCalendar.Pattern.W445, Month.JANUARY, DayOfWeek.SATURDAY, WeeklyCalendar.YearEnd.LAST));
        assertThat(acme.closingDays()).isEqualTo(5);
        assertThat(acme.nationalChart()).contains("pcg");
        assertThat(acme.accountRules())
                .containsExactly(
                        new AccountRule(
                                AccountRule.By.CODE,
                                "0620*",
                                "marketing",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new AccountRule(
                                AccountRule.By.NAME,
                                "*lease*",
                                "rent",
                                Optional.of("financing"),
                                Optional.of(LocalDate.of(2025, 1, 1)),
                                Optional.empty()));
        assertThat(acme.sameParties()).containsExactly(List.of("ACME", "Acme Ltd"));
        assertThat(acme.frozenPlans()).containsExactlyInAnyOrder("budget-2025", "budget-2025@1");
        assertThat(acme.calendarEffects()).contains(Set.of("trading-days", "ramadan"));
        assertThat(acme.forecastRules())
                .containsExactly(
                        new ForecastRule(
                                "Rent",
                                Optional.of(Limit.of(new BigDecimal("1500"))),
                                Optional.of(Limit.of(new BigDecimal("1600.50"))),
                                false,
                                Optional.empty(),
                                Optional.of(LocalDate.of(2026, 6, 30))),
                        new ForecastRule(
                                "kpi.orders",
                                Optional.of(Limit.BUDGET),
                                Optional.empty(),
                                true,
                                Optional.empty(),
                                Optional.empty()));
        assertThat(acme.keptPersonal()).containsExactly("deal.owner");
        ReadingSettings reading = settings.reading();
        assertThat(reading.dates().at("exports/any.csv")).contains(DateOrder.DMY);
        assertThat(reading.decimal().at("exports/2025/till-1.csv")).contains(DecimalMark.COMMA);
        assertThat(reading.decimal().at("exports/ledger.csv")).contains(DecimalMark.POINT);
        assertThat(reading.encoding().at("exports/old/a.csv")).contains(Charset.forName("windows-1252"));
        assertThat(reading.encoding().at("exports/a.csv")).isEmpty();
        assertThat(reading.feeds().at("exports/north/a/b.csv")).contains("north");
        assertThat(reading.excludes("exports/a/x.bak")).isTrue();
        assertThat(reading.formats().at("exports/odd.csv")).contains("fec");
        assertThat(reading.checks())
                .isEqualTo(
                        new CheckRules(Map.of("books_balance", Severity.WARNING), Optional.of(new BigDecimal("0.01"))));
    }

    @Test
    void everySettingOfTheWorkspaceIsRead() throws IOException {
        write("plumbline.yml", """
                currency: NOK
                keep_snapshots: 3
                analyses: false
                warehouse: s3a://books/nightly
                s3: {endpoint: "http://127.0.0.1:9000", region: eu-west-1, path_style: true}
                engine: {master: "spark://host:7077", memory: 2 GB, spark: {spark.executor.memory: 4g}}
                jobs:
                  repository: jdbc:postgresql://host/plumbline
                  repository_user: clerk
                  repository_password: ${PLUMBLINE_PASSWORD}
                limits: {file_bytes: 500 MB}
                """);

        assertThat(Workspace.open(root).settings())
                .isEqualTo(new PlumblineSettings(
                        Optional.of("NOK"),
                        3,
                        false,
                        new PlumblineSettings.Warehouse(
                                Optional.of("s3a://books/nightly"),
                                Optional.of("http://127.0.0.1:9000"),
                                Optional.of("eu-west-1"),
                                true),
                        new PlumblineSettings.Engine(
                                "spark://host:7077", Optional.of(2L << 30), Map.of("spark.executor.memory", "4g")),
                        new PlumblineSettings.Jobs(
                                Optional.of("jdbc:postgresql://host/plumbline"),
                                Optional.of("clerk"),
                                Optional.of(new SecretName("${PLUMBLINE_PASSWORD}"))),
                        new PlumblineSettings.Limits(500L << 20),
                        OperationSettings.DEFAULTS));
    }

    @Test
    void theHashChangesWithTheSettingsAndWithNothingElse() throws IOException {
        write("clients/acme/client.yml", "currency: EUR");
        String hash = hash();

        assertThat(hash()).isEqualTo(hash);
        write("plumbline.yml", "currency: CHF");
        assertThat(hash()).isEqualTo(hash);
        write("clients/acme/client.yml", "currency: EUR\nclosing_days: 3");
        assertThat(hash()).isNotEqualTo(hash);
    }

    @Test
    void anUnknownClientIsAnsweredWithTheNearest() throws IOException {
        write("clients/bakery/client.yml", "");
        Workspace workspace = Workspace.open(root);

        assertThatThrownBy(() -> workspace.client("bakry"))
                .isInstanceOf(UserMistake.class)
                .hasMessageEndingWith("there is bakery; did you mean `bakery`?");
    }

    @Test
    void aWorkspaceIsFoundFromAnyFolderInsideIt() throws IOException {
        write("plumbline.yml", "");
        Path inside = Files.createDirectories(root.resolve("clients/acme/exports"));

        assertThat(Workspace.around(inside)).contains(root.toAbsolutePath().normalize());
    }

    @Test
    void theManualListsEverySettingThatTheParserKnows() throws IOException {
        String manual = Files.readString(Path.of(System.getProperty("plumbline.root", ".."), "jobs", "SETTINGS.md"));
        String plumbline = manual.substring(manual.indexOf("## plumbline.yml"), manual.indexOf("## client.yml"));
        String client = manual.substring(manual.indexOf("## client.yml"), manual.indexOf("## Groups"));
        String group = manual.substring(manual.indexOf("## Groups"));

        assertThat(settingsIn(plumbline))
                .isEqualTo(settings(
                        PlumblineFile.KEYS,
                        "s3",
                        PlumblineFile.S3,
                        "engine",
                        PlumblineFile.ENGINE,
                        "jobs",
                        PlumblineFile.JOBS,
                        "limits",
                        PlumblineFile.LIMITS,
                        "schedule",
                        OperationFile.SCHEDULE,
                        "notify",
                        OperationFile.NOTIFY,
                        "notify.webhook",
                        OperationFile.WEBHOOK,
                        "notify.mail",
                        OperationFile.MAIL,
                        "metrics",
                        OperationFile.METRICS));
        assertThat(settingsIn(client))
                .isEqualTo(settings(
                        ClientFile.KEYS,
                        "fiscal_year",
                        FiscalYearSettings.KEYS,
                        "accounts",
                        ClientFile.ACCOUNT,
                        "parties",
                        ClientFile.PARTIES,
                        "plans",
                        ClientFile.PLANS,
                        "forecasts",
                        ForecastRules.RULE,
                        "privacy",
                        ClientFile.PRIVACY,
                        "tie_out",
                        ClientFile.TIE_OUT));
        assertThat(settingsIn(group))
                .isEqualTo(settings(
                        GroupFile.KEYS,
                        "members",
                        GroupFile.MEMBER,
                        "counterparties",
                        GroupFile.COUNTERPARTY,
                        "eliminations",
                        GroupFile.ELIMINATION));
    }

    /** Keys as the manual names them: those of a mapping below it behind its name and a dot. */
    @SuppressWarnings("unchecked")
    private static SortedSet<String> settings(List<String> keys, Object... below) {
        TreeSet<String> all = new TreeSet<>(keys);
        for (int index = 0; index < below.length; index += 2) {
            String name = (String) below[index];
            all.remove(name);
            ((List<String>) below[index + 1]).forEach(key -> all.add(name + "." + key));
        }
        return all;
    }

    private static SortedSet<String> settingsIn(String manual) {
        return Pattern.compile("^\\| `([a-z0-9_.]+)` \\|", Pattern.MULTILINE)
                .matcher(manual)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String hash() {
        return Workspace.open(root).client("acme").client().settingsHash();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
