package io.plumbline.jobs.extract;

import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of the rows of each file of an export: every row that was read is loaded, rejected or left out. */
final class RowCounts {
    private final Map<Long, FileCount> byFile = new LinkedHashMap<>();

    private static final class FileCount {
        private final @Nullable String encoding;
        private @Nullable String conventions;
        /** Of several kinds of rows the most frequent one is the evidence. */
        private long conventionsOfRows;

        private long read;
        private final Map<String, Long> leftOut = new LinkedHashMap<>();
        private final Map<String, String> columnsLeftOut = new LinkedHashMap<>();

        private FileCount(@Nullable String encoding) {
            this.encoding = encoding;
        }

        private long allLeftOut() {
            return leftOut.values().stream().mapToLong(Long::longValue).sum();
        }

        /** How the file is written, as people are told it. */
        private @Nullable String written() {
            String columns = columnsLeftOut.entrySet().stream()
                    .map(column -> "%s (%s)".formatted(column.getKey(), column.getValue()))
                    .collect(Collectors.joining(", "));
            return columns.isEmpty()
                    ? conventions
                    : Stream.concat(Stream.ofNullable(conventions), Stream.of("columns left out: " + columns))
                            .collect(Collectors.joining("; "));
        }
    }

    /** A file that is about to be read; once for each, however many kinds of rows it holds. */
    void begin(long fileKey, String encoding) {
        byFile.putIfAbsent(fileKey, new FileCount(encoding));
    }

    /** The files in the order in which they began. */
    Set<Long> files() {
        return byFile.keySet();
    }

    /** So many rows of the file were understood by these conventions. */
    void understood(long fileKey, Conventions conventions, long rows) {
        FileCount count = of(fileKey);
        if (!conventions.evidence().isEmpty() && rows >= count.conventionsOfRows) {
            count.conventions = conventions.evidence();
            count.conventionsOfRows = rows;
        }
    }

    /** So many more rows of the file were read, which are to be accounted for. */
    void read(long fileKey, long rows) {
        of(fileKey).read += rows;
    }

    /** So many of the rows that were read are left out on purpose. */
    void leftOut(long fileKey, String reason, long rows) {
        of(fileKey).leftOut.merge(reason, rows, Long::sum);
    }

    /** Rows that the shape left out while it read: they were read as well. */
    void leftOutWhileReading(long fileKey, Map<String, Long> reasons) {
        reasons.forEach((reason, rows) -> {
            read(fileKey, rows);
            leftOut(fileKey, reason, rows);
        });
    }

    /** Columns that the shape did not read, with the reason. */
    void columnsLeftOut(long fileKey, Map<String, String> reasons) {
        of(fileKey).columnsLeftOut.putAll(reasons);
    }

    /** Nothing of the export counts. */
    void clear() {
        byFile.clear();
    }

    /** Fails where a row of the file was lost or counts twice: that is a mistake of ours, not of the file. */
    void verify(String export, long fileKey, long loaded, long rejected) {
        FileCount count = of(fileKey);
        if (loaded + rejected + count.allLeftOut() != count.read) {
            throw new IllegalStateException("%s: %d rows read, but %d loaded, %d rejected and %d left out"
                    .formatted(export, count.read, loaded, rejected, count.allLeftOut()));
        }
    }

    /**
     * What the manifest says of a file.
     *
     * @param rejected rows of the file that were rejected
     * @param refusal why the whole file could not be read
     */
    SourceFile describe(
            Export.Member member,
            long fileKey,
            long rejected,
            @Nullable LocalDate exportedOn,
            Optional<Refusal> refusal) {
        FileCount count = byFile.getOrDefault(fileKey, new FileCount(null));
        return new SourceFile(
                fileKey,
                member.path(),
                member.sha256(),
                member.opened().map(opened -> opened.profile().bytes()).orElse(0L),
                count.encoding,
                count.written(),
                count.read,
                count.read - rejected - count.allLeftOut(),
                rejected,
                leftOut(count),
                exportedOn,
                refusal.map(Refusal::getMessage).orElse(null));
    }

    private static List<LeftOut> leftOut(FileCount count) {
        return count.leftOut.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new LeftOut(entry.getKey(), entry.getValue()))
                .toList();
    }

    private FileCount of(long fileKey) {
        return Objects.requireNonNull(byFile.get(fileKey), "a file that did not begin");
    }
}
