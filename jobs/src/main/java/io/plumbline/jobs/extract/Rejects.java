package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.quoted;

import java.nio.file.Path;

/** The rows of an export that are not taken, each with what was found and what was expected; a table of the workbench. */
final class Rejects {
    private static final String E_MAIL = "[^\\s,;:<>()\"]+@[^\\s,;:<>()\"]+";
    private static final int KEPT_OF_FOUND = 200;

    private final Workbench bench;
    private final Export export;

    Rejects(Workbench bench, Export export) {
        this.bench = bench;
        this.export = export;
        bench.script("create temp table rejects (source_file_key bigint, source_row bigint, column_name varchar,"
                + " found varchar, expected varchar, advice varchar)");
    }

    /** What the shape could not read. */
    void add(InputFile file) {
        bench.run("insert into rejects select %d, source_row, column_name, found, expected, null from %s"
                .formatted(file.fileKey(), file.file().readRejects()));
    }

    /** The whole export is refused: nothing else counts. */
    void refuse(Export.Refusal reason) {
        bench.script("delete from rejects");
        export.members()
                .forEach(member -> bench.run(
                        "insert into rejects values (?, null, null, ?, ?, ?)",
                        member.fileKey(export.clientId()),
                        cut(reason.found()),
                        reason.expected(),
                        reason.advice()));
    }

    private static String cut(String text) {
        return text.length() > KEPT_OF_FOUND ? text.substring(0, KEPT_OF_FOUND) : text;
    }

    /** A cell that slipped into the next column, or a whole row, may be somebody's name; file and row lead to it anyway. */
    void blur() {
        bench.script("update rejects set found = regexp_replace(found, '\\p{L}', 'x', 'g')");
    }

    /** Rows of the file that were rejected, for whatever number of reasons. */
    long rows(long fileKey) {
        return bench.count("select count(distinct source_row) from rejects where source_file_key = " + fileKey);
    }

    void write(Path parquet) {
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
                """.formatted(quoted(export.clientId()), E_MAIL, quoted(parquet.toString())));
    }
}
