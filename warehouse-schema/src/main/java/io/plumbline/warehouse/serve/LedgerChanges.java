package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.serve.LedgerGenerations.Generation;
import io.plumbline.warehouse.serve.LedgerGenerations.Part;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.LedgerChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What each export of a ledger changed in days that were known before. It depends on the export and on what was the truth
 * before it, and so is worked out once and kept beside the export's rows, under a name made of both; a night reads no more
 * than the new exports and the days that they tell anew.
 */
final class LedgerChanges {
    private LedgerChanges() {}

    /** Fills the tables {@code ledger_export} and {@code ledger_change}. */
    static void insert(Connection connection, WarehouseFolder folder, List<StagedExport> exports) throws SQLException {
        List<Generation> generations = LedgerGenerations.of(exports);
        if (generations.isEmpty()) {
            return;
        }
        Engine.run(
                connection,
                generations.stream()
                        .map(LedgerChanges::values)
                        .collect(Collectors.joining(", ", "insert into ledger_export values ", "")));
        List<Path> files = new ArrayList<>();
        for (Generation generation : generations) {
            if (!generation.before().isEmpty()) {
                changes(connection, folder, generation).ifPresent(files::add);
            }
        }
        if (!files.isEmpty()) {
            // A held client shows older books, of which newer exports are no part.
            Engine.run(connection, """
                    insert into ledger_change
                    select %s
                    from read_parquet([%s], hive_partitioning = false) as change
                    where (client_id, told_by_file_key) in (select (client_id, source_file_key) from dim_source_file)
                    order by client_id, posted_on, known_at, source_row""".formatted(columns(), Sql.texts(files)));
        }
    }

    private static String columns() {
        return TableSchema.of(LedgerChange.class).columns().stream()
                .map(ColumnSchema::name)
                .collect(Collectors.joining(", "));
    }

    private static String values(Generation generation) {
        StagedExport export = generation.export();
        return "(%s, %d, %s, %s, date '%s', date '%s')"
                .formatted(
                        Sql.text(export.clientId()),
                        export.files().get(0).key(),
                        Sql.text(generation.rows().feed()),
                        moment(export.knownAt()),
                        generation.days().from(),
                        generation.days().to());
    }

    /** The file of what changed; most exports change nothing, of which an empty file reminds. */
    private static Optional<Path> changes(Connection connection, WarehouseFolder folder, Generation generation)
            throws SQLException {
        String name = "ledger_change-" + id(generation);
        Path file = folder.export(generation.export()).resolve(name + ".parquet");
        Path nothing = file.resolveSibling(name + ".none");
        if (!Files.exists(file) && !Files.exists(nothing)) {
            Path unfinished = file.resolveSibling(name + ".tmp");
            try (Statement copy = connection.createStatement()) {
                long rows = copy.executeLargeUpdate("copy (%s) to %s (format parquet, compression zstd)"
                        .formatted(compared(folder, generation), Sql.text(unfinished)));
                if (rows == 0) {
                    Files.delete(unfinished);
                    Files.createFile(nothing);
                } else {
                    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file, e);
            }
        }
        return Optional.of(file).filter(Files::exists);
    }

    private static UUID id(Generation generation) {
        String what = generation.before().stream()
                .map(part -> "%d %s".formatted(part.export().key(), part.days()))
                .collect(Collectors.joining(";"));
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lines are the same when day, account and amount are: other texts restate nothing. Of several that are the same, as
     * many are paired as both sides have, those of the same entry and text first.
     */
    private static String compared(WarehouseFolder folder, Generation generation) {
        StagedExport export = generation.export();
        String parts = generation.before().stream()
                .map(part -> "(%d, date '%s', date '%s', %s)"
                        .formatted(
                                part.export().key(),
                                part.days().from(),
                                part.days().to(),
                                moment(part.export().knownAt())))
                .collect(Collectors.joining(", "));
        return """
                with part as (
                    from (values %s) as part (export_key, days_from, days_to, told_otherwise_at)
                ),
                before as (
                    select line.*, part.told_otherwise_at
                    from %s as line
                    join part  -- the days of an export do not overlap
                        on  part.export_key = line.export_key
                        and line.posted_on between part.days_from and part.days_to
                ),
                after as (
                    select line.*, part.told_otherwise_at
                    from %s as line
                    join part  -- nor do those of several
                        on line.posted_on between part.days_from and part.days_to
                ),
                told as (
                    select *, 'removed' as change from before
                    union all by name
                    select *, 'added' as change from after
                ),
                known as (
                    select *,
                        row_number() over (
                            partition by posted_on, account_code, amount, natural_amount, entry_id, document_ref, description, change
                            order by source_row
                        ) as copy
                    from told
                ),
                unlike as (
                    select * from known
                    qualify count(*) over (
                        partition by posted_on, account_code, amount, natural_amount, entry_id, document_ref, description, copy
                    ) = 1
                ),
                rest as (
                    select *,
                        row_number() over (
                            partition by posted_on, account_code, amount, natural_amount, change
                            order by entry_id, document_ref, source_row
                        ) as place
                    from unlike
                ),
                changed as (
                    select * from rest
                    qualify count(*) over (partition by posted_on, account_code, amount, natural_amount, place) = 1
                )
                select
                    client_id, %s as known_at, told_otherwise_at, change, posted_on, account_code, entry_id,
                    coalesce(entry_kind, 'normal') as entry_kind, document_ref, description, amount, natural_amount,
                    source_file_key, source_row, %d as told_by_file_key
                from changed
                order by posted_on, source_row""".formatted(
                        parts,
                        rows(folder, generation.before()),
                        generation.rows().rows() == 0
                                ? "(%s) ".formatted(TableViews.nothing(Tables.staged(LedgerGenerations.RECORD)))
                                : reader(List.of(folder.rows(export, generation.rows()))),
                        moment(export.knownAt()),
                        export.files().get(0).key());
    }

    private static String rows(WarehouseFolder folder, List<Part> parts) {
        return reader(parts.stream()
                .map(part -> folder.rows(part.export(), part.rows()))
                .distinct()
                .toList());
    }

    private static String reader(List<Path> files) {
        return "read_parquet([%s], hive_partitioning = false)".formatted(Sql.texts(files));
    }

    private static String moment(Instant instant) {
        return "timestamp '%s'".formatted(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
