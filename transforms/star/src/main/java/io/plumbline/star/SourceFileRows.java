package io.plumbline.star;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** {@code dim_source_file} as rows: every known export file once. */
final class SourceFileRows {
    private SourceFileRows() {}

    static List<Row> of(Coverage coverage) {
        Map<Long, Row> rows = new LinkedHashMap<>();
        for (StagedExport export : coverage.known()) {
            boolean superseded = coverage.isSuperseded(export);
            for (SourceFile file : export.files()) {
                rows.put(file.key(), row(export, file, superseded));
            }
        }
        return List.copyOf(rows.values());
    }

    private static Row row(StagedExport export, SourceFile file, boolean superseded) {
        return RowFactory.create(
                file.key(),
                export.clientId(),
                file.path(),
                export.format(),
                export.formatVersion(),
                export.rows().isEmpty() ? export.format() : export.rows().get(0).feed(),
                file.sha256(),
                file.bytes(),
                file.encoding(),
                file.conventions(),
                file.rowsRead(),
                file.rowsLoaded(),
                file.rowsRejected(),
                file.rowsLeftOut(),
                days(export, true).min(LocalDate::compareTo).orElse(null),
                days(export, false).max(LocalDate::compareTo).orElse(null),
                file.exportedOn(),
                Times.utc(export.knownAt()),
                superseded);
    }

    private static Stream<LocalDate> days(StagedExport export, boolean first) {
        return export.rows().stream().map(rows -> day(rows, first)).filter(Objects::nonNull);
    }

    private static @Nullable LocalDate day(StagedExport.Rows rows, boolean first) {
        return first ? rows.coveredFrom() : rows.coveredTo();
    }
}
