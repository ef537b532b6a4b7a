package io.plumbline.warehouse.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export in staging: one file, or several that belong together, read by one version of one format. Written once, as
 * {@code manifest.json} beside its rows, and never changed.
 *
 * @param key hash of client, contents and format version
 * @param folder folder name below {@code staging/<client>/}
 * @param formatVersion hash of the mapping and of the settings that steered the reading
 * @param knownAt when its newest content was first seen
 * @param stagedAt when it was read; later than {@code knownAt} when a changed mapping read it again
 */
public record StagedExport(
        long key,
        String folder,
        String clientId,
        String format,
        String formatVersion,
        Instant knownAt,
        Instant stagedAt,
        List<SourceFile> files,
        List<Rows> rows) {

    public StagedExport {
        files = List.copyOf(files);
        rows = List.copyOf(rows);
    }

    /** The format of files that no format reads: they are reported, and nobody is held for them. */
    public static final String UNRECOGNISED = "unrecognised";

    /** False for a file that no format reads. */
    @JsonIgnore
    public boolean isRecognised() {
        return !format.equals(UNRECOGNISED);
    }

    /** The name that exports are ordered by when nothing else tells which is newer. */
    public String name() {
        return files.get(0).path();
    }

    /**
     * A file of the export. {@code rowsRead = rowsLoaded + rowsRejected + rowsLeftOut}.
     *
     * @param path path below the client's folder when first seen
     * @param refused why the whole file could not be read
     */
    public record SourceFile(
            long key,
            String path,
            String sha256,
            long bytes,
            @Nullable String encoding,
            @Nullable String conventions,
            long rowsRead,
            long rowsLoaded,
            long rowsRejected,
            List<LeftOut> leftOut,
            @Nullable LocalDate exportedOn,
            @Nullable String refused) {

        public SourceFile {
            leftOut = List.copyOf(leftOut);
        }

        public long rowsLeftOut() {
            return leftOut.stream().mapToLong(LeftOut::rows).sum();
        }
    }

    /** Rows that the format leaves out on purpose: totals, headings, rows deleted at the source. */
    public record LeftOut(String reason, long rows) {}

    /**
     * The canonical rows that the export gave for one record, in {@code <record>.parquet}.
     *
     * @param feed the exports of a client and record that compete to be the truth
     * @param coveredFrom first day covered, empty where rows have no day
     * @param openedOn day before the first one, where opening entries stand on it: they count as long as the export is the
     *     truth for its first day and no other export covers the day before
     */
    public record Rows(
            String record,
            String feed,
            long rows,
            @Nullable LocalDate coveredFrom,
            @Nullable LocalDate coveredTo,
            @Nullable LocalDate openedOn) {

        public Rows(
                String record, String feed, long rows, @Nullable LocalDate coveredFrom, @Nullable LocalDate coveredTo) {
            this(record, feed, rows, coveredFrom, coveredTo, null);
        }
    }
}
