package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.quoted;

import io.plumbline.warehouse.schema.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * From the rows of a file to the Parquet file of its record in one statement, several times faster than by the tables of
 * {@link InputTable} and {@link Fill}. It serves exports of one file whose select takes each row as it comes, and gives
 * up at the first cell that cannot be read: the tables then find all of them and say what is wrong with each.
 */
final class StraightReading {
    private static final String GIVEN_UP = "a row that must be looked at";

    private final Workbench bench;
    private final Export export;
    private final Mapping.Input input;
    private final Map.Entry<String, String> select;
    private final String hashKey;

    private StraightReading(Workbench bench, Export export, Mapping mapping, String hashKey) {
        this.bench = bench;
        this.export = export;
        this.input = mapping.inputs().get(0);
        this.select = mapping.select().entrySet().iterator().next();
        this.hashKey = hashKey;
    }

    /** The straight way, where the export and its format allow it. */
    static Optional<StraightReading> of(Workbench bench, Export export, Mapping mapping, String hashKey) {
        boolean simple = export.members().size() == 1
                && mapping.inputs().size() == 1
                && mapping.inputs().get(0).leaveOut().isEmpty()
                && mapping.select().size() == 1
                && RowByRow.is(
                        bench,
                        mapping.select().values().iterator().next(),
                        mapping.inputs().get(0).name());
        return simple ? Optional.of(new StraightReading(bench, export, mapping, hashKey)) : Optional.empty();
    }

    /** SQL: the value, unless the condition holds: then the statement fails and is given up. */
    static String unless(String condition, String value) {
        return "case when %s then error(%s) else %s end".formatted(condition, quoted(GIVEN_UP), value);
    }

    String record() {
        return select.getKey();
    }

    /** Writes all rows and says how they were read, or writes nothing. */
    Optional<Conventions> write(InputFile file, Path parquet) throws Refusal, IOException {
        Optional<Conventions> conventions = new InputTable(bench, input, 0).view(input.name(), file);
        if (conventions.isEmpty()) {
            return Optional.empty();
        }
        try {
            bench.script("create temp view selected as " + select.getValue());
            String rows = new Fill(bench, Tables.staged(record()), select.getValue())
                    .straight(file.fileKey(), export.keptPersonal());
            Fill.withKey(
                    bench,
                    hashKey,
                    "copy (select %s as client_id, %d::bigint as export_key, * from (%s)) to %s (format parquet, compression zstd)"
                            .formatted(quoted(export.clientId()), export.key(), rows, quoted(parquet.toString())));
            return conventions;
        } catch (Workbench.SqlFailure givenUp) {
            Files.deleteIfExists(parquet);
            return Optional.empty();
        } finally {
            bench.script("drop view if exists selected");
            bench.script("drop view if exists " + Workbench.name(input.name()));
        }
    }
}
