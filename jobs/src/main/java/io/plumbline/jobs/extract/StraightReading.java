package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.quoted;

import io.plumbline.jobs.extract.shape.NormalisedFile;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From the rows of an export's files to the Parquet files of its records with one statement for each of both, several
 * times faster than {@link TableReading}. It gives up at the first cell that cannot be read and the first row that is not
 * taken: the tables then find all of them and say what is wrong with each.
 */
final class StraightReading {
    private static final String GIVEN_UP = "a row that must be looked at";

    private final Workbench bench;
    private final Export export;
    private final Mapping mapping;
    private final List<InputFile> files;
    private final RowCounts counts;
    private final List<StraightInput> inputs = new ArrayList<>();
    private final List<Conventions> conventions = new ArrayList<>();

    StraightReading(Workbench bench, Export export, Mapping mapping, List<InputFile> files, RowCounts counts) {
        this.bench = bench;
        this.export = export;
        this.mapping = mapping;
        this.files = List.copyOf(files);
        this.counts = counts;
    }

    /** SQL: the value, unless the condition holds: then the statement fails and is given up. */
    static String unless(String condition, String value) {
        return "case when %s then error(%s) else %s end".formatted(condition, quoted(GIVEN_UP), value);
    }

    /** The records written, each with the relation that holds its rows; empty, and nothing is written, where it gives up. */
    Optional<Map<TableSchema, String>> write(Path folder, String hashKey) throws IOException {
        if (files.stream().map(InputFile::file).anyMatch(file -> file.rejected() > 0)) {
            return Optional.empty();
        }
        Map<TableSchema, String> written = new LinkedHashMap<>();
        try {
            if (understands()) {
                boolean rowByRow = isTakenRowByRow();
                load(rowByRow);
                for (Map.Entry<String, String> record : mapping.select().entrySet()) {
                    TableSchema schema = Tables.staged(record.getKey());
                    Path parquet = parquet(folder, record.getKey());
                    written.put(schema, fill(schema, record.getValue(), rowByRow, parquet, hashKey));
                }
                if (rowByRow || isEveryRowGiven(written.values())) {
                    count(written.values(), rowByRow);
                    return Optional.of(written);
                }
            }
        } catch (Workbench.SqlFailure | Refusal givenUp) {
            // what the tables come upon again, and say
        } finally {
            bench.script("drop view if exists selected");
            inputs.forEach(StraightInput::drop);
        }
        for (String record : mapping.select().keySet()) {
            Files.deleteIfExists(parquet(folder, record));
        }
        return Optional.empty();
    }

    private static Path parquet(Path folder, String record) {
        return folder.resolve(record + ".parquet");
    }

    /** Whether the first rows of every file leave no doubt of how it is read. */
    private boolean understands() throws Refusal {
        for (InputFile file : files) {
            StraightInput input = new StraightInput(bench, file, inputs.size());
            Optional<Conventions> certain = input.conventions();
            if (certain.isEmpty()) {
                return false;
            }
            inputs.add(input);
            conventions.add(certain.get());
        }
        return true;
    }

    /** One file, one record, and each row as it comes: then no row need be kept on the way. */
    private boolean isTakenRowByRow() {
        return files.size() == 1
                && mapping.inputs().size() == 1
                && mapping.inputs().get(0).leaveOut().isEmpty()
                && mapping.select().size() == 1
                && RowByRow.is(
                        bench,
                        mapping.select().values().iterator().next(),
                        mapping.inputs().get(0).name());
    }

    private void load(boolean asTheyCome) throws Refusal {
        if (!asTheyCome) {
            // A second thread makes selects with common table expressions cost twice as much, and no faster.
            bench.script("set threads = 1");
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (asTheyCome) {
                inputs.get(i).stream(conventions.get(i));
            } else {
                inputs.get(i).load(conventions.get(i));
            }
        }
        for (Mapping.Input input : mapping.inputs()) {
            List<String> views = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                if (files.get(i).input().equals(input)) {
                    views.add(inputs.get(i).view());
                }
            }
            if (views.isEmpty()) {
                new InputView(bench, input).over(List.of(InputTable.empty(bench, input)), "_bad");
            } else {
                new InputView(bench, input).over(views, "");
            }
        }
    }

    /** Writes one record in the order of the files and their rows, and gives the relation that holds it. */
    private String fill(TableSchema record, String select, boolean rowByRow, Path parquet, String hashKey)
            throws Refusal {
        bench.script("create or replace temp view selected as " + select);
        String rows = new Fill(bench, record, select).straight(files.get(0).fileKey(), export.keptPersonal());
        Fill.withKey(
                bench,
                hashKey,
                "copy (select %s as client_id, %d::bigint as export_key, * from (%s) %s) to %s (format parquet, compression zstd)"
                        .formatted(
                                quoted(export.clientId()),
                                export.key(),
                                rows,
                                rowByRow ? "" : "order by source_file_key, source_row",
                                quoted(parquet.toString())));
        return "read_parquet(%s)".formatted(quoted(parquet.toString()));
    }

    /** A row that no select gives, lost in a join perhaps, is for the tables to reject. */
    private boolean isEveryRowGiven(Collection<String> written) {
        String given = written.stream().map(StraightReading::places).collect(Collectors.joining(" union all "));
        return mapping.inputs().stream()
                .filter(input -> !input.lookup())
                .allMatch(input ->
                        bench.count("select count(*) from %s anti join (%s) using (source_file_key, source_row)"
                                        .formatted(input.name(), given))
                                == 0);
    }

    private void count(Collection<String> written, boolean rowByRow) {
        for (int i = 0; i < files.size(); i++) {
            NormalisedFile file = files.get(i).file();
            long fileKey = files.get(i).fileKey();
            counts.understood(fileKey, conventions.get(i), file.rows());
            counts.leftOutWhileReading(fileKey, file.leftOut());
            counts.columnsLeftOut(fileKey, file.columnsLeftOut());
        }
        mapping.inputs().forEach(input -> new InputView(bench, input).countLeftOut(counts));
        for (long fileKey : counts.files()) {
            NormalisedFile file = files.get(0).file();
            if (rowByRow) { // as many rows as were written for them
                long rows =
                        bench.count("select count(*) from " + written.iterator().next());
                counts.read(fileKey, file.sourceRows());
                counts.verify(export.name(), fileKey, file.sourceRows() + rows - file.rows(), 0);
            } else {
                counts.read(fileKey, read(fileKey));
                counts.verify(export.name(), fileKey, loaded(fileKey, written), 0);
            }
        }
    }

    private long read(long fileKey) {
        return bench.count("select count(distinct source_row) from (%s)"
                .formatted(IntStream.range(0, inputs.size())
                        .filter(i -> files.get(i).fileKey() == fileKey)
                        .mapToObj(i -> "select source_row from " + inputs.get(i).view())
                        .collect(Collectors.joining(" union all "))));
    }

    private long loaded(long fileKey, Collection<String> written) {
        Stream<String> lookups =
                mapping.inputs().stream().filter(Mapping.Input::lookup).map(Mapping.Input::name);
        return bench.count("select count(distinct source_row) from (%s) where source_file_key = %d"
                .formatted(
                        Stream.concat(written.stream(), lookups)
                                .map(StraightReading::places)
                                .collect(Collectors.joining(" union all ")),
                        fileKey));
    }

    private static String places(String relation) {
        return "select source_file_key, source_row from " + relation;
    }
}
