package io.plumbline.jobs.extract;

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
        List<Rows> rows = new ArrayList<>();
        written(mapping, files).forEach((record, relation) -> rows.add(extent.of(record, relation)));
        return rows;
    }

    /** The records, each with the relation that holds its rows. */
    private Map<TableSchema, String> written(Mapping mapping, List<InputFile> files) throws Refusal, IOException {
        Optional<Map<TableSchema, String>> straight =
                new StraightReading(bench, export, mapping, files, counts).write(folder, hashKey);
        return straight.isPresent()
                ? straight.get()
                : new TableReading(bench, export, mapping, files, rejects, counts).write(folder, hashKey);
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
