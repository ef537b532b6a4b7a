package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.calendar.FiscalCalendar;
import io.plumbline.warehouse.calendar.FiscalPeriod;
import io.plumbline.warehouse.calendar.MonthlyCalendar;
import io.plumbline.warehouse.chart.StandardAccount;
import io.plumbline.warehouse.chart.StandardChart;
import io.plumbline.warehouse.schema.Lineage;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.schema.TypedRows.StagedRow;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.staging.LedgerLine;
import io.plumbline.warehouse.star.DimAccount;
import io.plumbline.warehouse.star.DimClient;
import io.plumbline.warehouse.star.DimDate;
import io.plumbline.warehouse.star.DimLocation;
import io.plumbline.warehouse.star.DimParty;
import io.plumbline.warehouse.star.DimPeriod;
import io.plumbline.warehouse.star.DimPlan;
import io.plumbline.warehouse.star.DimSourceFile;
import io.plumbline.warehouse.star.FactAccountMonth;
import io.plumbline.warehouse.star.FactExchangeRate;
import io.plumbline.warehouse.star.FactLedgerLine;
import io.plumbline.warehouse.star.FactPlanMonth;
import io.plumbline.warehouse.star.FactStatedBalance;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A small client's books, kept by hand in a test, with the staging and the star that they stand for. */
final class Books {
    static final Instant KNOWN_AT = Instant.parse("2025-04-01T02:00:00Z");

    final String client;
    final Map<Class<? extends Record>, List<Record>> rows = new LinkedHashMap<>();
    final List<StagedRow<LedgerLine>> staged = new ArrayList<>();
    private final int yearStart;
    private final String currency;
    private final Map<String, DimAccount> accounts = new LinkedHashMap<>();
    private int line;
    private @Nullable String location;
    private @Nullable String party;
    private @Nullable LocalDate dueOn;
    private @Nullable String settlement;

    Books(String client) {
        this(client, 1);
    }

    Books(String client, int yearStart) {
        this(client, yearStart, "EUR");
    }

    Books(String client, int yearStart, String currency) {
        this.client = client;
        this.yearStart = yearStart;
        this.currency = currency;
        add(new DimClient(client, client, null, currency, "UTC", "calendar months", null, null));
        add(new DimSourceFile(
                fileKey(),
                client,
                "exports/ledger.csv",
                "journal",
                "v1",
                "ledger",
                "00ff",
                1,
                null,
                null,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                KNOWN_AT,
                false));
    }

    long fileKey() {
        return key("exports/ledger.csv");
    }

    final long key(Object... parts) {
        return (client + List.of(parts)).hashCode() * 31L;
    }

    final void add(Record row) {
        rows.computeIfAbsent(row.getClass(), table -> new ArrayList<>()).add(row);
    }

    /** Fiscal months from one day to another. */
    Books periods(String from, String to) {
        return periods(new MonthlyCalendar(Month.of(yearStart)), from, to);
    }

    Books periods(FiscalCalendar calendar, String from, String to) {
        for (FiscalPeriod period : calendar.periods(LocalDate.parse(from), LocalDate.parse(to))) {
            add(new DimPeriod(
                    key(period.firstDay()),
                    client,
                    period.label(),
                    period.firstDay(),
                    period.lastDay(),
                    period.days(),
                    period.fiscalYear(),
                    period.quarter(),
                    period.number(),
                    period.isAdjustment(),
                    period.yearFirstDay(),
                    key(period.priorFirstDay()),
                    key(period.priorYearFirstDay()),
                    period.compared().first(),
                    period.compared().last(),
                    "closed"));
        }
        return this;
    }

    Books account(String code, String name, String standard, String statement, String section, int order, int sign) {
        return account(code, name, standard, statement, section, order, sign, null);
    }

    /** An account of a place in the standard chart, as that has it. */
    Books account(String code, String name, String standard) {
        return account(code, name, standard, (String) null);
    }

    /** The same, with a cash-flow class of its own. */
    Books account(String code, String name, String standard, @Nullable String cashFlowClass) {
        StandardAccount meaning = StandardChart.shipped().accounts().stream()
                .filter(one -> one.code().equals(standard))
                .findFirst()
                .orElseThrow();
        return account(
                code,
                name,
                standard,
                meaning.statement(),
                meaning.section(),
                meaning.sectionOrder(),
                meaning.normalSide().equals("debit") ? 1 : -1,
                cashFlowClass);
    }

    private Books account(
            String code,
            String name,
            String standard,
            String statement,
            String section,
            int order,
            int sign,
            @Nullable String cashFlowClass) {
        StandardAccount meaning = StandardChart.shipped().accounts().stream()
                .filter(one -> one.code().equals(standard))
                .findFirst()
                .orElseThrow();
        DimAccount account = new DimAccount(
                key(code, "v1"),
                key(code),
                client,
                code,
                name,
                null,
                name,
                null,
                standard,
                meaning.name(),
                statement,
                section,
                order,
                sign > 0 ? "debit" : "credit",
                sign,
                null,
                reportSign(section, order, sign),
                0,
                cashFlowClass == null ? meaning.cashFlowClass() : cashFlowClass,
                meaning.translationRate(),
                null,
                "override",
                BigDecimal.ONE,
                "your rule",
                null,
                LocalDate.parse("1900-01-01"),
                LocalDate.parse("9999-12-31"),
                true);
        accounts.put(code, account);
        add(account);
        return this;
    }

    /** As reports show them: contra accounts as negative amounts of their family. */
    private static int reportSign(String section, int order, int naturalSign) {
        return switch (section) {
            case "revenue" -> -1;
            case "other income and expense", "interest" -> naturalSign;
            default -> order >= 100 && order < 300 ? -1 : 1;
        };
    }

    /** Rates of a kind from one currency into another, of days and rates in turns. */
    Books rates(String kind, String from, String to, String... rates) {
        for (int i = 0; i < rates.length; i += 2) {
            add(new FactExchangeRate(
                    client,
                    from,
                    to,
                    LocalDate.parse(rates[i]),
                    kind,
                    new BigDecimal(rates[i + 1]),
                    null,
                    fileKey(),
                    1));
        }
        return this;
    }

    /** The same account, mapped elsewhere from a day on. */
    Books remapped(String code, String standard, String statement, String section, int order, int sign, String from) {
        DimAccount before = Objects.requireNonNull(accounts.get(code));
        account(code, before.accountName(), standard, statement, section, order, sign);
        DimAccount after = Objects.requireNonNull(accounts.get(code));
        LocalDate day = LocalDate.parse(from);
        List<Record> versions = Objects.requireNonNull(rows.get(DimAccount.class));
        versions.removeAll(List.of(before, after));
        versions.add(during(before, before.accountKey(), before.validFrom(), day.minusDays(1)));
        versions.add(during(after, key(code, from), day, after.validTo()));
        return this;
    }

    private static DimAccount during(DimAccount account, long key, LocalDate from, LocalDate to) {
        return new DimAccount(
                key,
                account.accountId(),
                account.clientId(),
                account.accountCode(),
                account.accountName(),
                account.parentCode(),
                account.accountPath(),
                account.accountType(),
                account.standardAccount(),
                account.standardName(),
                account.statement(),
                account.section(),
                account.sectionOrder(),
                account.normalSide(),
                account.naturalSign(),
                account.sourceSign(),
                account.reportSign(),
                account.favourableSign(),
                account.cashFlowClass(),
                account.translationRate(),
                account.behaviour(),
                account.mappedBy(),
                account.confidence(),
                account.evidence(),
                account.candidates(),
                from,
                to,
                to.getYear() == 9999);
    }

    /** The accounts that every test uses. */
    Books usualAccounts() {
        return account("1000", "Bank", "cash", "balance sheet", "cash", 10, 1)
                .account("2000", "Loan", "loans", "balance sheet", "long-term liabilities", 130, -1)
                .account("3000", "Capital", "share-capital", "balance sheet", "equity", 210, -1)
                .account("3100", "Retained earnings", "retained-earnings", "balance sheet", "equity", 210, -1)
                .account("4000", "Sales", "revenue", "income statement", "revenue", 310, -1)
                .account("4900", "Discounts given", "discounts", "income statement", "revenue", 310, 1)
                .account("5000", "Flour", "cost-of-sales", "income statement", "cost of sales", 320, 1)
                .account("6000", "Rent", "rent", "income statement", "operating expense", 330, 1)
                .account(
                        "6800",
                        "Depreciation",
                        "depreciation",
                        "income statement",
                        "depreciation and amortisation",
                        340,
                        1)
                .account("7000", "Interest paid", "interest-expense", "income statement", "interest", 360, 1);
    }

    /** Where the entries that follow happen; nowhere for null. */
    Books at(@Nullable String place) {
        location = place;
        if (place != null
                && rows.getOrDefault(DimLocation.class, List.of()).stream()
                        .noneMatch(row -> ((DimLocation) row).locationName().equals(place))) {
            add(new DimLocation(
                    key(place, "v1"),
                    key(place),
                    client,
                    place,
                    place,
                    null,
                    null,
                    LocalDate.parse("1900-01-01"),
                    LocalDate.parse("9999-12-31"),
                    true));
        }
        return this;
    }

    /** With whom the entries that follow are, when they fall due, and which mark they bear. */
    Books with(@Nullable String who, @Nullable String due, @Nullable String mark) {
        party = who;
        dueOn = due == null ? null : LocalDate.parse(due);
        settlement = mark;
        if (who != null
                && rows.getOrDefault(DimParty.class, List.of()).stream()
                        .noneMatch(row -> ((DimParty) row).partyName().equals(who))) {
            add(new DimParty(
                    key(who, "v1"),
                    key(who),
                    client,
                    who,
                    true,
                    true,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "ledger",
                    "name",
                    BigDecimal.ONE,
                    LocalDate.parse("1900-01-01"),
                    LocalDate.parse("9999-12-31"),
                    true));
        }
        return this;
    }

    private @Nullable Long keyOrNull(@Nullable String name, Object... more) {
        return name == null ? null : more.length == 0 ? key(name) : key(name, more[0]);
    }

    /** An entry of account and amount in turns. */
    Books entry(String day, String kind, Object... legs) {
        String entry = "E" + rows.getOrDefault(FactLedgerLine.class, List.of()).size();
        for (int leg = 0; leg < legs.length; leg += 2) {
            line(entry, day, kind, (String) legs[leg], new BigDecimal(legs[leg + 1].toString()));
        }
        return this;
    }

    /** A control total that the file states. */
    Books stated(@Nullable String code, String measure, @Nullable String from, String to, int amount) {
        add(new FactStatedBalance(
                client,
                "ledger.csv",
                "control total",
                code,
                null,
                from == null ? null : LocalDate.parse(from),
                LocalDate.parse(to),
                measure,
                BigDecimal.valueOf(amount),
                null,
                null,
                "EUR",
                null,
                LocalDateTime.ofInstant(KNOWN_AT, ZoneOffset.UTC),
                fileKey(),
                1));
        return this;
    }

    /** An entry of account, amount, currency and amount in that currency in turns. */
    Books foreignEntry(String day, Object... legs) {
        String entry = "E" + rows.getOrDefault(FactLedgerLine.class, List.of()).size();
        for (int leg = 0; leg < legs.length; leg += 4) {
            line(
                    entry,
                    day,
                    "normal",
                    (String) legs[leg],
                    new BigDecimal(legs[leg + 1].toString()),
                    (String) legs[leg + 2],
                    new BigDecimal(legs[leg + 3].toString()));
        }
        return this;
    }

    Books line(@Nullable String entry, String day, String kind, String code, BigDecimal amount) {
        return line(entry, day, kind, code, amount, currency, amount);
    }

    private Books line(
            @Nullable String entry,
            String day,
            String kind,
            String code,
            BigDecimal amount,
            String transactionCurrency,
            BigDecimal transactionAmount) {
        LocalDate postedOn = LocalDate.parse(day);
        DimAccount account = Objects.requireNonNull(accounts.get(code));
        line++;
        add(new FactLedgerLine(
                key("line", line),
                client,
                entry == null ? null : key(entry),
                entry,
                kind,
                null,
                postedOn,
                periodKey(postedOn),
                account.accountKey(),
                account.accountId(),
                keyOrNull(party, "v1"),
                keyOrNull(location, "v1"),
                null,
                null,
                null,
                dueOn,
                "line " + line,
                amount,
                transactionCurrency,
                transactionAmount,
                settlement,
                null,
                null,
                fileKey(),
                line));
        staged.add(new StagedRow<>(
                new Lineage(client, exportKey(), fileKey(), line),
                new LedgerLine(
                        entry,
                        kind,
                        null,
                        postedOn,
                        code,
                        account.accountName(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "line " + line,
                        null,
                        amount,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
        return this;
    }

    /** A budget of account and natural amount in turns for one month. */
    Books budget(String month, Object... amounts) {
        LocalDate firstDay = LocalDate.parse(month + "-01");
        long plan = key("budget");
        if (!rows.containsKey(DimPlan.class)) {
            add(new DimPlan(plan, client, "budget", "budget", 1, KNOWN_AT, true, false, firstDay, firstDay, fileKey()));
        }
        for (int i = 0; i < amounts.length; i += 2) {
            DimAccount account = Objects.requireNonNull(accounts.get((String) amounts[i]));
            BigDecimal natural = new BigDecimal(amounts[i + 1].toString());
            add(new FactPlanMonth(
                    client,
                    plan,
                    periodKey(firstDay),
                    firstDay,
                    account.accountId(),
                    account.standardAccount(),
                    null,
                    null,
                    natural,
                    natural.multiply(BigDecimal.valueOf(account.naturalSign())),
                    fileKey(),
                    1));
        }
        return this;
    }

    /** The calendar's days. */
    Books days(String from, String to) {
        LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .forEach(day -> add(new DimDate(
                        day,
                        day.getYear(),
                        (day.getMonthValue() + 2) / 3,
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        1,
                        day.getDayOfWeek().getValue(),
                        false)));
        return this;
    }

    long exportKey() {
        return key("export");
    }

    private long periodKey(LocalDate day) {
        return rows.getOrDefault(DimPeriod.class, List.of()).stream()
                .map(DimPeriod.class::cast)
                .filter(period -> !day.isBefore(period.firstDay()) && !day.isAfter(period.lastDay()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No period for " + day))
                .periodKey();
    }

    /** Sums of the lines, as the star has them. */
    Books closeMonths() {
        Map<List<@Nullable Object>, FactAccountMonth> months = new LinkedHashMap<>();
        for (Record row : rows.getOrDefault(FactLedgerLine.class, List.of())) {
            FactLedgerLine posted = (FactLedgerLine) row;
            BigDecimal debit = posted.amount().max(BigDecimal.ZERO);
            BigDecimal credit = posted.amount().negate().max(BigDecimal.ZERO);
            Long place = posted.locationKey() == null ? null : locationId(posted.locationKey());
            months.merge(
                    Arrays.asList(posted.accountId(), posted.periodKey(), posted.entryKind(), place),
                    new FactAccountMonth(
                            client,
                            posted.accountId(),
                            posted.periodKey(),
                            place,
                            posted.entryKind(),
                            firstDay(posted.periodKey()),
                            debit,
                            credit,
                            posted.amount(),
                            1),
                    (one, other) -> new FactAccountMonth(
                            client,
                            one.accountId(),
                            one.periodKey(),
                            one.locationId(),
                            one.entryKind(),
                            one.firstDay(),
                            one.debit().add(other.debit()),
                            one.credit().add(other.credit()),
                            one.movement().add(other.movement()),
                            one.lines() + other.lines()));
        }
        rows.put(FactAccountMonth.class, new ArrayList<>(months.values()));
        return this;
    }

    private LocalDate firstDay(long periodKey) {
        return rows.getOrDefault(DimPeriod.class, List.of()).stream()
                .map(DimPeriod.class::cast)
                .filter(period -> period.periodKey() == periodKey)
                .findFirst()
                .orElseThrow()
                .firstDay();
    }

    private long locationId(long locationKey) {
        return rows.getOrDefault(DimLocation.class, List.of()).stream()
                .map(DimLocation.class::cast)
                .filter(one -> one.locationKey() == locationKey)
                .findFirst()
                .orElseThrow()
                .locationId();
    }

    /** Writes the staging that the lines came from. */
    StagedExport stage(WarehouseFolder folder) {
        LocalDate from = staged.stream()
                .map(row -> row.row().postedOn())
                .min(LocalDate::compareTo)
                .orElse(null);
        LocalDate to = staged.stream()
                .map(row -> row.row().postedOn())
                .max(LocalDate::compareTo)
                .orElse(null);
        StagedExport export = new StagedExport(
                exportKey(),
                "ledger",
                client,
                "journal",
                "v1",
                KNOWN_AT,
                KNOWN_AT,
                List.of(new StagedExport.SourceFile(
                        fileKey(),
                        "exports/ledger.csv",
                        "00ff",
                        1,
                        null,
                        null,
                        staged.size(),
                        staged.size(),
                        0,
                        List.of(),
                        null,
                        null)),
                List.of(new StagedExport.Rows("ledger_line", "ledger", staged.size(), from, to)));
        TypedRows.writeStaged(folder.rows(export, export.rows().get(0)), LedgerLine.class, staged);
        Json.write(folder.manifest(export), export);
        return export;
    }

    /** Writes the books of these clients as the one shard of a snapshot. */
    static Snapshot snapshot(WarehouseFolder folder, String id, Books... books) {
        Map<Class<? extends Record>, List<Record>> all = new LinkedHashMap<>();
        TreeSet<String> clients = new TreeSet<>();
        TreeMap<String, Snapshot.ClientState> states = new TreeMap<>();
        for (Books one : books) {
            one.rows.forEach((table, rows) ->
                    all.computeIfAbsent(table, key -> new ArrayList<>()).addAll(rows));
            clients.add(one.client);
            states.put(one.client, new Snapshot.ClientState("f" + id, 7, null));
        }
        Map<String, List<String>> files = new TreeMap<>();
        all.forEach((table, rows) -> {
            String name = TableSchema.of(table).name();
            String file = "%s/%s/shard=07/part-0.parquet".formatted(id, name);
            write(folder.snapshots().resolve(file), table, rows);
            files.put(name, List.of(file));
        });
        TreeMap<Integer, Snapshot.Shard> shards = new TreeMap<>();
        shards.put(7, new Snapshot.Shard("f" + id, clients, files));
        Snapshot snapshot = new Snapshot(id, KNOWN_AT, null, "0.1.0", shards, new TreeMap<>(), states);
        Json.write(folder.snapshotJson(id), snapshot);
        return snapshot;
    }

    private static <R extends Record> void write(Path file, Class<R> table, List<Record> rows) {
        TypedRows.write(file, table, rows.stream().map(table::cast).toList());
    }
}
