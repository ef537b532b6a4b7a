package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.name;
import static io.plumbline.jobs.extract.Workbench.quoted;

import io.plumbline.jobs.extract.shape.NormalisedFile;
import io.plumbline.jobs.extract.shape.Shape;
import io.plumbline.jobs.extract.shape.ShapeSettings;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.UnreadableFile;
import io.plumbline.jobs.extract.shape.XmlRows;
import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.warehouse.schema.Feed;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import io.plumbline.warehouse.snapshot.StagedExport.Rows;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one export into a folder of staging. Every row of every file ends as loaded, rejected or left out; the three add
 * up to what was read, or the reading fails.
 */
final class Staging implements AutoCloseable {
    /** What is needed only while reading: the caller deletes it. */
    static final String SCRATCH = "scratch";

    private static final Pattern DAY_IN_NAME =
            Pattern.compile("((?:19|20)\\d\\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?!\\d)");

    private static final String E_MAIL = "[^\\s,;:<>()\"]+@[^\\s,;:<>()\"]+";

    private final Export export;
    private final Optional<Mapping> mapping;
    private final ReadingSettings settings;
    private final String hashKey;
    private final Path folder;
    private final Workbench bench;
    private final Map<Long, FileCount> counts = new LinkedHashMap<>();
    private final List<Text> texts = new ArrayList<>();
    private final Map<Long, List<String>> tables = new LinkedHashMap<>();
    private final List<LocalDate> preambleDays = new ArrayList<>();

    /** @param folder an empty folder, which the caller moves into place */
    Staging(Export export, Optional<Mapping> mapping, String hashKey, Path folder, String memory, int threads) {
        this.export = export;
        this.mapping = mapping;
        this.settings = export.settings();
        this.hashKey = hashKey;
        this.folder = folder;
        this.bench = new Workbench(folder.resolve(SCRATCH), memory, threads);
        bench.script("create temp table rejects (source_file_key bigint, source_row bigint, column_name varchar,"
                + " found varchar, expected varchar, advice varchar)");
    }

    /** What reading one file gave, before the mapping's select. */
    private static final class FileCount {
        private long read;
        private final Map<String, Long> leftOut = new LinkedHashMap<>();
        private @Nullable String encoding;
        private @Nullable String conventions;
        /** Of several kinds of rows the most frequent one is the evidence. */
        private long conventionsOfRows;
    }

    /** Reads the export and describes what is now in the folder. */
    StagedExport stage(Instant knownAt, Instant stagedAt) throws IOException {
        List<Rows> rows = List.of();
        Optional<Refusal> refusal = Optional.empty();
        try {
            rows = read();
        } catch (Refusal e) {
            refusal = Optional.of(e);
        } catch (UnreadableFile e) {
            refusal = Optional.of(new Refusal(e.found(), e.expected(), e.advice()));
        }
        if (refusal.isPresent()) {
            refuse(refusal.get());
        }
        writeRejects();
        StagedExport staged = describe(rows, refusal, knownAt, stagedAt);
        Json.write(folder.resolve("manifest.json"), staged);
        return staged;
    }

    private List<Rows> read() throws Refusal, IOException {
        if (export.refusal().isPresent()) {
            throw new Refusal(export.refusal().get());
        }
        Mapping mapping = this.mapping.orElseThrow();
        if (mapping.oneFile() && mapping.inputs().size() > 1) {
            for (Export.Member member : export.members()) {
                normaliseTogether(mapping.inputs(), member);
            }
        } else {
            for (Mapping.Input input : mapping.inputs()) {
                normalise(input);
            }
        }
        Optional<Rows> straight = straight(mapping);
        return straight.isPresent() ? List.of(straight.get()) : byTables(mapping);
    }

    /** All in one statement; empty where a row, the conventions or the select must be looked at. */
    private Optional<Rows> straight(Mapping mapping) throws Refusal, IOException {
        Optional<StraightReading> plain = StraightReading.of(bench, export, mapping, hashKey);
        Text text = texts.get(0);
        if (plain.isEmpty() || text.file().rejected() > 0) {
            return Optional.empty();
        }
        StraightReading reading = plain.get();
        Path parquet = folder.resolve(reading.record() + ".parquet");
        Optional<Conventions> conventions =
                reading.write(text.file(), text.fileKey(), text.stem(), stated(text.member()), parquet);
        if (conventions.isEmpty()) {
            return Optional.empty();
        }
        Rows rows = extent(Tables.staged(reading.record()), "read_parquet(%s)".formatted(quoted(parquet.toString())));
        if (rows.rows() != text.file().rows()) {
            throw new IllegalStateException("%s: %d rows read, but %d written"
                    .formatted(export.name(), text.file().rows(), rows.rows()));
        }
        count(text, conventions.get(), text.file().sourceRows());
        text.file().delete();
        return Optional.of(rows);
    }

    private List<Rows> byTables(Mapping mapping) throws Refusal, IOException {
        for (Mapping.Input input : mapping.inputs()) {
            load(input);
        }
        countRead();
        List<Fill> fills = fill(mapping);
        rejectWhatNoSelectGives(mapping, fills);
        if (fills.stream().anyMatch(Fill::tellsOfPeople)) {
            blurRejects();
        }
        removeRejected(fills);
        account(mapping, fills);
        return write(fills);
    }

    /** A file as rows of text, and what it goes by. */
    private record Text(Mapping.Input input, Export.Member member, long fileKey, String stem, NormalisedFile file) {}

    private void normalise(Mapping.Input input) throws IOException {
        for (Export.Member member : export.members()) {
            if (member.input().equals(input.name())) {
                texts.add(normalise(input, member));
            }
        }
    }

    private Text normalise(Mapping.Input input, Export.Member member) throws IOException {
        begin(input, member);
        Export.Opened opened = member.opened().orElseThrow();
        NormalisedFile file = scratch(input);
        try (file) {
            input.shape().read(opened.source(), opened.profile(), layout(input, member), file);
        }
        return text(input, member, file);
    }

    /** Rows of several kinds in one pass over their file. */
    private void normaliseTogether(List<Mapping.Input> inputs, Export.Member member) throws IOException {
        begin(inputs.get(0), member);
        Export.Opened opened = member.opened().orElseThrow();
        List<NormalisedFile> files = new ArrayList<>();
        try {
            List<XmlRows> kinds = new ArrayList<>();
            for (Mapping.Input input : inputs) {
                NormalisedFile file = scratch(input);
                files.add(file);
                kinds.add(new XmlRows(input.layout().xml(), file));
            }
            XmlRows.readAll(opened.source(), opened.profile(), layout(inputs.get(0), member), kinds);
        } finally {
            for (NormalisedFile file : files) {
                file.close();
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            texts.add(text(inputs.get(i), member, files.get(i)));
        }
    }

    private void begin(Mapping.Input input, Export.Member member) throws IOException {
        FileCount count = new FileCount();
        counts.put(member.fileKey(export.clientId()), count);
        Export.Opened opened = member.opened().orElseThrow();
        String found = input.shape() == Shape.XML
                ? XmlRows.encoding(opened.source(), opened.profile())
                : opened.profile().encoding().label();
        count.encoding = layout(input, member).encoding().map(Charset::name).orElse(found);
    }

    private NormalisedFile scratch(Mapping.Input input) throws IOException {
        Path scratch = Files.createDirectories(folder.resolve(SCRATCH));
        return NormalisedFile.create(scratch.resolve("%s-%d.csv".formatted(input.name(), texts.size())));
    }

    private Text text(Mapping.Input input, Export.Member member, NormalisedFile file) {
        long fileKey = member.fileKey(export.clientId());
        bench.run("insert into rejects select %d, source_row, column_name, found, expected, null from %s"
                .formatted(fileKey, file.readRejects()));
        properties(file.properties());
        return new Text(
                input, member, fileKey, stem(member.opened().orElseThrow().source()), file);
    }

    private void load(Mapping.Input input) throws Refusal, IOException {
        List<String> loaded = new ArrayList<>();
        for (Text text : texts) {
            if (text.input().equals(input)) {
                loaded.add(load(text, texts.indexOf(text)));
            }
        }
        if (loaded.isEmpty()) {
            loaded.add(InputTable.empty(bench, input));
        }
        bench.script("create temp view all_%s as %s"
                .formatted(
                        input.name(),
                        loaded.stream()
                                .map(table -> "select * from " + table)
                                .collect(Collectors.joining(" union all by name "))));
        leaveOut(input);
    }

    private String load(Text text, int number) throws Refusal, IOException {
        InputTable table = new InputTable(bench, text.input(), number);
        Conventions conventions = table.load(text.file(), text.fileKey(), text.stem(), stated(text.member()));
        text.file().delete();
        count(text, conventions, 0);
        tables.computeIfAbsent(text.fileKey(), any -> new ArrayList<>()).add(table.table());
        return table.table();
    }

    /** A row that gives several, or none, is a row; so is one that only the rejects know of. */
    private void countRead() {
        tables.forEach((fileKey, named) -> Objects.requireNonNull(counts.get(fileKey)).read += bench.count(
                "select count(distinct source_row) from (%s union all select source_row from rejects where source_file_key = %d)"
                        .formatted(
                                named.stream()
                                        .map(table -> "select source_row from " + table)
                                        .collect(Collectors.joining(" union all ")),
                                fileKey)));
    }

    private ConventionsFinder.Stated stated(Export.Member member) {
        return new ConventionsFinder.Stated(
                settings.dates().at(member.path()), settings.decimal().at(member.path()));
    }

    private void count(Text text, Conventions conventions, long rows) {
        FileCount count = Objects.requireNonNull(counts.get(text.fileKey()));
        if (!conventions.evidence().isEmpty() && text.file().rows() >= count.conventionsOfRows) {
            count.conventions = conventions.evidence();
            count.conventionsOfRows = text.file().rows();
        }
        text.file().leftOut().forEach((reason, left) -> count.leftOut.merge(reason, left, Long::sum));
        count.read += rows
                + text.file().leftOut().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private ShapeSettings layout(Mapping.Input input, Export.Member member) {
        return settings.encoding()
                .at(member.path())
                .filter(any -> input.layout().encoding().isEmpty())
                .map(charset -> input.layout().withEncoding(charset))
                .orElse(input.layout());
    }

    private static String stem(Source source) {
        return source.name().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    }

    private void properties(Map<String, String> properties) {
        bench.script("create temp table if not exists property_of_file (name varchar, value varchar)");
        properties.forEach((name, value) -> bench.run("insert into property_of_file values (?, ?)", name, value));
        bench.script(
                "create or replace temp macro property(wanted) as (select any_value(p.value) from property_of_file p where lower(p.name) = lower(wanted))");
        for (String name : List.of("period_from", "period_to")) {
            Optional.ofNullable(properties.get(name)).flatMap(Staging::day).ifPresent(preambleDays::add);
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(
                    text.length() == 8
                            ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                            : LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void leaveOut(Mapping.Input input) throws Refusal {
        String reason = input.leaveOut().entrySet().stream()
                .map(rule -> "when %s then %s".formatted(rule.getValue(), quoted(rule.getKey())))
                .collect(Collectors.joining(" ", "case ", " end"));
        try {
            bench.script(
                    "create temp table left_%1$s as select source_file_key, source_row, any_value(reason) as reason from (select *, %2$s as reason from all_%1$s) where reason is not null group by source_file_key, source_row"
                            .formatted(input.name(), input.leaveOut().isEmpty() ? "null::varchar" : reason));
        } catch (Workbench.SqlFailure e) {
            throw new Refusal(
                    "a `leave_out` condition that DuckDB refuses: " + e.words(),
                    "conditions over the file's columns",
                    "Correct the mapping.");
        }
        bench.script(
                "create temp view %1$s as select * exclude (_bad) from all_%1$s anti join left_%1$s using (source_file_key, source_row)"
                        .formatted(input.name()));
    }

    private List<Fill> fill(Mapping mapping) throws Refusal {
        bench.script("create temp table bad_row as select distinct source_file_key, source_row from rejects");
        List<Fill> fills = new ArrayList<>();
        long onlyFile = counts.keySet().iterator().next();
        for (Map.Entry<String, String> select : mapping.select().entrySet()) {
            Fill fill = new Fill(bench, Tables.staged(select.getKey()), select.getValue());
            fill.run(onlyFile, export.keptPersonal(), hashKey);
            fills.add(fill);
        }
        return fills;
    }

    /** A row that no select gives and no rule leaves out was lost, in a join perhaps: that is the mapping's mistake. */
    private void rejectWhatNoSelectGives(Mapping mapping, List<Fill> fills) {
        String given = fills.stream()
                .map(fill -> "select source_file_key, source_row from " + fill.table())
                .collect(Collectors.joining(" union all "));
        for (Mapping.Input input : mapping.inputs()) {
            if (!input.lookup()) {
                bench.run(
                        """
                        insert into rejects
                        select distinct source_file_key, source_row, null, null, ?, ?
                        from %s
                        anti join (%s) using (source_file_key, source_row)
                        anti join rejects using (source_file_key, source_row)
                        """.formatted(input.name(), given),
                        "a row for " + String.join(" or ", mapping.select().keySet())
                                + ", which the format's select does not give",
                        "Correct the select, or say under `leave_out` why the row does not count.");
            }
        }
    }

    /** A cell that slipped into the next column, or a whole row, may be somebody's name; file and row lead to it anyway. */
    private void blurRejects() {
        bench.script("update rejects set found = regexp_replace(found, '\\p{L}', 'x', 'g')");
    }

    private void removeRejected(List<Fill> fills) {
        fills.forEach(fill -> bench.script(
                "delete from %s using rejects where rejects.source_file_key = %1$s.source_file_key and rejects.source_row = %1$s.source_row"
                        .formatted(fill.table())));
    }

    private void account(Mapping mapping, List<Fill> fills) {
        for (Mapping.Input input : mapping.inputs()) {
            bench.rows(
                            "select source_file_key, reason, count(*) from left_%s anti join rejects using (source_file_key, source_row) group by source_file_key, reason order by reason"
                                    .formatted(input.name()))
                    .forEach(row -> Objects.requireNonNull(counts.get((Long) row.get(0)))
                            .leftOut
                            .merge((String) row.get(1), (Long) row.get(2), Long::sum));
        }
        counts.forEach((fileKey, count) -> {
            long leftOut =
                    count.leftOut.values().stream().mapToLong(Long::longValue).sum();
            long accounted = loaded(mapping, fills, fileKey) + rejected(fileKey) + leftOut;
            if (accounted != count.read) {
                throw new IllegalStateException("%s: %d rows read, but %d loaded, %d rejected and %d left out"
                        .formatted(
                                export.name(),
                                count.read,
                                loaded(mapping, fills, fileKey),
                                rejected(fileKey),
                                leftOut));
            }
        });
    }

    private long loaded(Mapping mapping, List<Fill> fills, long fileKey) {
        String lookups = mapping.inputs().stream()
                .filter(Mapping.Input::lookup)
                .map(input ->
                        " union all select source_file_key, source_row from %s anti join rejects using (source_file_key, source_row)"
                                .formatted(input.name()))
                .collect(Collectors.joining());
        return bench.count(
                "select count(*) from (select distinct source_file_key, source_row from (%s%s)) where source_file_key = %d"
                        .formatted(
                                fills.stream()
                                        .map(fill -> "select source_file_key, source_row from " + fill.table())
                                        .collect(Collectors.joining(" union all ")),
                                lookups,
                                fileKey));
    }

    private long rejected(long fileKey) {
        return bench.count("select count(distinct source_row) from rejects where source_file_key = " + fileKey);
    }

    private List<Rows> write(List<Fill> fills) {
        List<Rows> written = new ArrayList<>();
        for (Fill fill : fills) {
            TableSchema record = fill.record();
            bench.script(
                    "copy (select %s as client_id, %d::bigint as export_key, * exclude (_bad) from %s order by source_file_key, source_row) to %s (format parquet, compression zstd)"
                            .formatted(
                                    quoted(export.clientId()),
                                    export.key(),
                                    fill.table(),
                                    quoted(folder.resolve(record.name() + ".parquet")
                                            .toString())));
            written.add(extent(record, fill.table()));
        }
        return written;
    }

    private Rows extent(TableSchema record, String rows) {
        Staged staged = record.staged().orElseThrow();
        String feed = settings.feeds()
                .at(export.members().get(0).path())
                .orElse(staged.feed() == Feed.CLIENT ? "all" : export.format());
        long count = bench.count("select count(*) from " + rows);
        if (staged.relation() != Relation.WINDOW) {
            return new Rows(record.name(), feed, count, null, null);
        }
        String day = name(staged.day());
        String opening = record.name().equals("ledger_line") ? "entry_kind is not distinct from 'opening'" : "false";
        Optional<LocalDate> eve = days(rows, day, "not (%s)".formatted(opening))
                .first()
                .map(first -> from(first, covers()).minusDays(1));
        boolean opens = eve.isPresent()
                && bench.count("select count(*) from %s where %s and %s = date '%s'"
                                .formatted(rows, opening, day, eve.get()))
                        > 0;
        Days days = opens ? days(rows, day, "%s <> date '%s'".formatted(day, eve.get())) : days(rows, day, "true");
        return new Rows(
                record.name(),
                feed,
                count,
                days.first().map(first -> from(first, covers())).orElse(null),
                days.last().map(last -> to(last, covers())).orElse(null),
                opens ? eve.get() : null);
    }

    /** The first and the last of some days. */
    private record Days(Optional<LocalDate> first, Optional<LocalDate> last) {}

    /** Those of the rows that fulfil the condition and those that the preamble states. */
    private Days days(String rows, String day, String condition) {
        List<LocalDate> days = new ArrayList<>(preambleDays);
        bench.rows("select min(%1$s)::varchar, max(%1$s)::varchar from %2$s where %3$s".formatted(day, rows, condition))
                .get(0)
                .forEach(found -> Optional.ofNullable((String) found)
                        .flatMap(Staging::day)
                        .ifPresent(days::add));
        return new Days(days.stream().min(LocalDate::compareTo), days.stream().max(LocalDate::compareTo));
    }

    private Mapping.Covers covers() {
        return mapping.orElseThrow().covers();
    }

    private static LocalDate from(LocalDate day, Mapping.Covers covers) {
        return switch (covers) {
            case DAYS -> day;
            case MONTHS -> day.withDayOfMonth(1);
            case YEARS -> day.withDayOfYear(1);
        };
    }

    private static LocalDate to(LocalDate day, Mapping.Covers covers) {
        return switch (covers) {
            case DAYS -> day;
            case MONTHS -> YearMonth.from(day).atEndOfMonth();
            case YEARS -> LocalDate.of(day.getYear(), 12, 31);
        };
    }

    private void refuse(Refusal refusal) {
        bench.script("delete from rejects");
        counts.clear();
        export.members()
                .forEach(member -> bench.run(
                        "insert into rejects values (?, null, null, ?, ?, ?)",
                        member.fileKey(export.clientId()),
                        cut(refusal.reason().found()),
                        refusal.reason().expected(),
                        refusal.reason().advice()));
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private void writeRejects() {
        bench.script("create temp table path_of_file (source_file_key bigint, path varchar)");
        export.members()
                .forEach(member -> bench.run(
                        "insert into path_of_file values (?, ?)", member.fileKey(export.clientId()), member.path()));
        bench.script("""
                copy (
                    select %s as client_id, source_file_key, path, source_row, column_name,
                           regexp_replace(found, '%s', 'x@x', 'g') as found, expected, advice
                    from rejects
                    join path_of_file using (source_file_key)  -- one path for each file
                    order by source_file_key, source_row, column_name
                ) to %s (format parquet, compression zstd)
                """.formatted(
                        quoted(export.clientId()),
                        E_MAIL,
                        quoted(folder.resolve("rejects.parquet").toString())));
    }

    private StagedExport describe(List<Rows> rows, Optional<Refusal> refusal, Instant knownAt, Instant stagedAt) {
        boolean dumps = rows.stream()
                .anyMatch(extent ->
                        Tables.staged(extent.record()).staged().orElseThrow().relation() == Relation.SNAPSHOT);
        Map<Long, Long> rejected = new HashMap<>();
        List<SourceFile> files = new ArrayList<>();
        for (Export.Member member : export.members()) {
            long key = member.fileKey(export.clientId());
            FileCount count = counts.getOrDefault(key, new FileCount());
            long rejects = refusal.isPresent() ? 0 : rejected.computeIfAbsent(key, this::rejected);
            long leftOut =
                    count.leftOut.values().stream().mapToLong(Long::longValue).sum();
            files.add(new SourceFile(
                    key,
                    member.path(),
                    member.sha256(),
                    member.opened().map(opened -> opened.profile().bytes()).orElse(0L),
                    count.encoding,
                    count.conventions,
                    count.read,
                    count.read - rejects - leftOut,
                    rejects,
                    count.leftOut.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> new LeftOut(entry.getKey(), entry.getValue()))
                            .toList(),
                    dumps ? dayInName(member.path()) : null,
                    refusal.map(Refusal::getMessage).orElse(null)));
        }
        return new StagedExport(
                export.key(),
                export.folder(),
                export.clientId(),
                export.format(),
                export.formatVersion(),
                knownAt,
                stagedAt,
                files,
                rows);
    }

    /** The last day that the name of a dump mentions: dumps of one night are told apart by it. */
    static @Nullable LocalDate dayInName(String name) {
        LocalDate last = null;
        for (Matcher matcher = DAY_IN_NAME.matcher(name); matcher.find(); ) {
            last = day("%s-%s-%s".formatted(matcher.group(1), matcher.group(2), matcher.group(3)))
                    .orElse(last);
        }
        return last;
    }

    @Override
    public void close() {
        bench.close();
    }
}
