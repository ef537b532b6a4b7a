package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.quoted;

import io.plumbline.jobs.extract.shape.UnreadableFile;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.Rows;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one export into a folder of staging: its files become rows of text, then typed rows of records in Parquet, and a
 * manifest says what became of every row. Loaded, rejected and left out add up to what was read, or the reading fails.
 */
final class Staging implements AutoCloseable {
    /** What is needed only while reading: the caller deletes it. */
    static final String SCRATCH = "scratch";

    private final Export export;
    private final Optional<Mapping> mapping;
    private final String hashKey;
    private final Path folder;
    private final Workbench bench;
    private final Rejects rejects;
    private final RowCounts counts = new RowCounts();

    /** @param folder an empty folder, which the caller moves into place */
    Staging(Export export, Optional<Mapping> mapping, String hashKey, Path folder, String memory, int threads) {
        this.export = export;
        this.mapping = mapping;
        this.hashKey = hashKey;
        this.folder = folder;
        this.bench = new Workbench(folder.resolve(SCRATCH), memory, threads);
        this.rejects = new Rejects(bench, export);
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
            counts.clear();
            rejects.refuse(refusal.get().reason());
        }
        rejects.write(folder.resolve("rejects.parquet"));
        StagedExport staged = describe(rows, refusal, knownAt, stagedAt);
        Json.write(folder.resolve("manifest.json"), staged);
        return staged;
    }

    private List<Rows> read() throws Refusal, IOException {
        if (export.refusal().isPresent()) {
            throw new Refusal(export.refusal().get());
        }
        Mapping mapping = this.mapping.orElseThrow();
        List<InputFile> files = Normalisation.of(export, mapping, folder.resolve(SCRATCH));
        files.forEach(file -> counts.begin(file.fileKey(), file.encoding()));
        files.forEach(rejects::add);
        tellProperties(files);
        Extent extent = new Extent(
                bench,
                export,
                mapping.covers(),
                files.stream()
                        .flatMap(file -> StatedDays.ofPeriod(file.file().properties()).stream())
                        .toList());
        Optional<Rows> straight = straight(mapping, files.get(0), extent);
        return straight.isPresent() ? List.of(straight.get()) : byTables(mapping, files, extent);
    }

    /** Selects may ask for what the files say of themselves: {@code property('title')}. */
    private void tellProperties(List<InputFile> files) {
        bench.script("create temp table property_of_file (name varchar, value varchar)");
        files.forEach(file -> file.file()
                .properties()
                .forEach((name, value) -> bench.run("insert into property_of_file values (?, ?)", name, value)));
        bench.script(
                "create temp macro property(wanted) as (select any_value(p.value) from property_of_file p where lower(p.name) = lower(wanted))");
    }

    /** All in one statement; empty where a row, the conventions or the select must be looked at. */
    private Optional<Rows> straight(Mapping mapping, InputFile file, Extent extent) throws Refusal, IOException {
        Optional<StraightReading> plain = StraightReading.of(bench, export, mapping, hashKey);
        if (plain.isEmpty() || file.file().rejected() > 0) {
            return Optional.empty();
        }
        StraightReading reading = plain.get();
        Path parquet = folder.resolve(reading.record() + ".parquet");
        Optional<Conventions> conventions = reading.write(file, parquet);
        if (conventions.isEmpty()) {
            return Optional.empty();
        }
        Rows rows =
                extent.of(Tables.staged(reading.record()), "read_parquet(%s)".formatted(quoted(parquet.toString())));
        if (rows.rows() != file.file().rows()) {
            throw new IllegalStateException("%s: %d rows read, but %d written"
                    .formatted(export.name(), file.file().rows(), rows.rows()));
        }
        counts.understood(file.fileKey(), conventions.get(), file.file().rows());
        counts.leftOutWhileReading(file.fileKey(), file.file().leftOut());
        counts.columnsLeftOut(file.fileKey(), file.file().columnsLeftOut());
        counts.read(file.fileKey(), file.file().sourceRows());
        file.file().delete();
        return Optional.of(rows);
    }

    private List<Rows> byTables(Mapping mapping, List<InputFile> files, Extent extent) throws Refusal, IOException {
        List<Rows> rows = new ArrayList<>();
        for (Map.Entry<TableSchema, String> written : new TableReading(bench, export, mapping, files, rejects, counts)
                .write(folder, hashKey)
                .entrySet()) {
            rows.add(extent.of(written.getKey(), written.getValue()));
        }
        return rows;
    }

    private StagedExport describe(List<Rows> rows, Optional<Refusal> refusal, Instant knownAt, Instant stagedAt) {
        boolean dumps = rows.stream()
                .anyMatch(extent ->
                        Tables.staged(extent.record()).staged().orElseThrow().relation() == Relation.SNAPSHOT);
        List<SourceFile> files = new ArrayList<>();
        for (Export.Member member : export.members()) {
            long fileKey = member.fileKey(export.clientId());
            files.add(counts.describe(
                    member,
                    fileKey,
                    refusal.isPresent() ? 0 : rejects.rows(fileKey),
                    dumps ? StatedDays.inName(member.path()) : null,
                    refusal));
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

    @Override
    public void close() {
        bench.close();
    }
}
