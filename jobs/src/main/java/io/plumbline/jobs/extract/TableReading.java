package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.quoted;

import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the rows of an export's files to the Parquet files of its records by way of tables, so that every cell that cannot
 * be read and every row that is not taken is found and said. What {@link StraightReading} cannot do is done here.
 */
final class TableReading {
    private final Workbench bench;
    private final Export export;
    private final Mapping mapping;
    private final List<InputFile> files;
    private final Rejects rejects;
    private final RowCounts counts;

    /** Tables of typed rows by the key of their file. */
    private final Map<Long, List<String>> tables = new LinkedHashMap<>();

    private final List<Fill> fills = new ArrayList<>();

    TableReading(
            Workbench bench, Export export, Mapping mapping, List<InputFile> files, Rejects rejects, RowCounts counts) {
        this.bench = bench;
        this.export = export;
        this.mapping = mapping;
        this.files = List.copyOf(files);
        this.rejects = rejects;
        this.counts = counts;
    }

    /** The records written, each with the relation that holds its rows. */
    Map<TableSchema, String> write(Path folder, String hashKey) throws Refusal, IOException {
        for (Mapping.Input input : mapping.inputs()) {
            new InputView(bench, input).over(load(input), "_bad");
        }
        countRead();
        fill(hashKey);
        rejectWhatNoSelectGives();
        if (fills.stream().anyMatch(Fill::tellsOfPeople)) {
            rejects.blur();
        }
        removeRejected();
        mapping.inputs().forEach(input -> new InputView(bench, input).countLeftOut(counts));
        counts.files()
                .forEach(fileKey -> counts.verify(export.name(), fileKey, loaded(fileKey), rejects.rows(fileKey)));
        Map<TableSchema, String> written = new LinkedHashMap<>();
        for (Fill fill : fills) {
            write(fill, folder.resolve(fill.record().name() + ".parquet"));
            written.put(fill.record(), fill.table());
        }
        return written;
    }

    /** The tables of an input's files. */
    private List<String> load(Mapping.Input input) throws Refusal, IOException {
        List<String> loaded = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).input().equals(input)) {
                loaded.add(load(files.get(i), i));
            }
        }
        return loaded.isEmpty() ? List.of(InputTable.empty(bench, input)) : loaded;
    }

    private String load(InputFile file, int number) throws Refusal, IOException {
        InputTable table = new InputTable(bench, file.input(), number);
        Conventions conventions = table.load(file);
        file.file().delete();
        counts.understood(file.fileKey(), conventions, file.file().rows());
        counts.leftOutWhileReading(file.fileKey(), file.file().leftOut());
        counts.columnsLeftOut(file.fileKey(), file.file().columnsLeftOut());
        tables.computeIfAbsent(file.fileKey(), any -> new ArrayList<>()).add(table.table());
        return table.table();
    }

    /** A row that gives several, or none, is a row; so is one that only the rejects know of. */
    private void countRead() {
        tables.forEach((fileKey, named) -> counts.read(
                fileKey,
                bench.count(
                        "select count(distinct source_row) from (%s union all select source_row from rejects where source_file_key = %d)"
                                .formatted(
                                        named.stream()
                                                .map(table -> "select source_row from " + table)
                                                .collect(Collectors.joining(" union all ")),
                                        fileKey))));
    }

    private void fill(String hashKey) throws Refusal {
        bench.script("create temp table bad_row as select distinct source_file_key, source_row from rejects");
        long onlyFile = counts.files().iterator().next();
        for (Map.Entry<String, String> select : mapping.select().entrySet()) {
            Fill fill = new Fill(bench, Tables.staged(select.getKey()), select.getValue());
            fill.run(onlyFile, export.keptPersonal(), hashKey);
            fills.add(fill);
        }
    }

    /** A row that no select gives and no rule leaves out was lost, in a join perhaps: that is the mapping's mistake. */
    private void rejectWhatNoSelectGives() {
        String given = fills.stream().map(fill -> places(fill.table())).collect(Collectors.joining(" union all "));
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

    private void removeRejected() {
        fills.forEach(fill -> bench.script(
                "delete from %s using rejects where rejects.source_file_key = %1$s.source_file_key and rejects.source_row = %1$s.source_row"
                        .formatted(fill.table())));
    }

    /** Rows of the file that a select gives, or that serve the others. */
    private long loaded(long fileKey) {
        Stream<String> given = fills.stream().map(fill -> places(fill.table()));
        Stream<String> lookups = mapping.inputs().stream()
                .filter(Mapping.Input::lookup)
                .map(input -> places(input.name() + " anti join rejects using (source_file_key, source_row)"));
        return bench.count(
                "select count(*) from (select distinct source_file_key, source_row from (%s)) where source_file_key = %d"
                        .formatted(Stream.concat(given, lookups).collect(Collectors.joining(" union all ")), fileKey));
    }

    private static String places(String relation) {
        return "select source_file_key, source_row from " + relation;
    }

    private void write(Fill fill, Path parquet) {
        bench.script(
                "copy (select %s as client_id, %d::bigint as export_key, * exclude (_bad) from %s order by source_file_key, source_row) to %s (format parquet, compression zstd)"
                        .formatted(quoted(export.clientId()), export.key(), fill.table(), quoted(parquet.toString())));
    }
}
