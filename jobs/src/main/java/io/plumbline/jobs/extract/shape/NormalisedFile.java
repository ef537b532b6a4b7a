package io.plumbline.jobs.extract.shape;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file in the one dialect that DuckDB is given, whatever the file's own: UTF-8, comma, {@code "} doubled
 * inside, LF, a header line, {@code source_row} first, an empty cell as nothing between commas (so it is read as null).
 * Rejected rows go to a second file beside it. Close before reading.
 *
 * <p>{@link #readRows} gives the exact call, which amounts to
 *
 * <pre>
 * read_csv('file', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
 *          new_line = '\n', encoding = 'utf-8', strict_mode = true, null_padding = false, max_line_size = 2097152,
 *          parallel = true, columns = {'source_row': 'BIGINT', 'Date': 'VARCHAR', ...})
 * </pre>
 *
 * with {@code max_line_size} raised to the longest row and {@code parallel = false} when cells hold line breaks.
 */
public final class NormalisedFile implements Rows, Closeable {
    private static final int BUFFER = 1 << 18;
    private static final int DUCKDB_LINE = 2 << 20;
    private static final int KEPT_OF_FOUND = 200;

    /** Bytes that need quotes around the cell. */
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        SPECIAL['"'] = true;
        SPECIAL[','] = true;
        SPECIAL['\n'] = true;
        SPECIAL['\r'] = true;
    }

    private final Path file;
    private final Path rejectsFile;
    private final OutputStream out;
    private final OutputStream rejectsOut;
    private byte[] buffer = new byte[BUFFER];
    private int used;
    private long flushed;
    private List<String> columns = List.of();
    private long rows;
    private long sourceRows;
    private long lastSourceRow = -1;
    private long rejected;
    private int longestRow = DUCKDB_LINE;
    private boolean lineBreaks;
    private final RepeatedCells repeated = new RepeatedCells();
    private final Map<String, Long> leftOut = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> columnsLeftOut = new LinkedHashMap<>();

    private NormalisedFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        this.rejectsFile = this.file.resolveSibling(file.getFileName() + ".rejects.csv");
        this.out = Files.newOutputStream(file);
        this.rejectsOut = new BufferedOutputStream(Files.newOutputStream(rejectsFile));
        rejectsOut.write("source_row,column_name,found,expected\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Creates the file, and {@code <file>.rejects.csv} beside it. */
    public static NormalisedFile create(Path file) throws IOException {
        return new NormalisedFile(file);
    }

    @Override
    public void header(List<String> names) {
        columns = ColumnNames.uniqueBeside("source_row", names);
        Cells cells = Cells.of(columns);
        ensure(12);
        for (byte b : "source_row".getBytes(StandardCharsets.UTF_8)) {
            buffer[used++] = b;
        }
        append(cells);
    }

    @Override
    public void columnLeftOut(String heading, String reason) {
        columnsLeftOut.put(heading, reason);
    }

    @Override
    public void row(long sourceRow, Cells cells) {
        rows++;
        sourceRows += sourceRow == lastSourceRow ? 0 : 1;
        lastSourceRow = sourceRow;
        repeated.row(cells);
        ensure(20);
        appendNumber(sourceRow);
        append(cells);
    }

    @Override
    public void leftOut(long sourceRow, String reason) {
        leftOut.merge(reason, 1L, Long::sum);
    }

    @Override
    public void rejected(long sourceRow, @Nullable String column, @Nullable String found, String expected) {
        rejected++;
        String line = "%d,%s,%s,%s%n"
                .formatted(sourceRow, quoted(column), quoted(found == null ? null : cut(found)), quoted(expected))
                .replace("\r\n", "\n");
        try {
            rejectsOut.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void property(String name, String value) {
        properties.putIfAbsent(name, value);
    }

    /** The columns after {@code source_row}, as they are named in the file. */
    public List<String> columns() {
        return columns;
    }

    public long rows() {
        return rows;
    }

    /** The rows of the file that these come from: one may give several, one after the other. */
    public long sourceRows() {
        return sourceRows;
    }

    public long rejected() {
        return rejected;
    }

    /** Columns that are not read, with the reason. */
    public Map<String, String> columnsLeftOut() {
        return columnsLeftOut;
    }

    /** Rows left out, by reason. */
    public Map<String, Long> leftOut() {
        return Map.copyOf(leftOut);
    }

    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /** What every row says in a column, as the text of a cell: the column need not be read. Empty where rows differ. */
    public Optional<String> repeated(String column) {
        return repeated.of(columns.indexOf(column));
    }

    /** The DuckDB table function call over the rows: {@code source_row} and every column as text. */
    public String readRows() {
        String typed = columns.stream()
                .map(column -> ", %s: 'VARCHAR'".formatted(literal(column)))
                .collect(Collectors.joining());
        return readCsv(file, "'source_row': 'BIGINT'" + typed);
    }

    /** The call over the rejected rows: {@code source_row, column_name, found, expected}. */
    public String readRejects() {
        return readCsv(
                rejectsFile,
                "'source_row': 'BIGINT', 'column_name': 'VARCHAR', 'found': 'VARCHAR', 'expected': 'VARCHAR'");
    }

    private String readCsv(Path path, String typed) {
        boolean ownRows = path.equals(file);
        return ("read_csv(%s, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
                        + " new_line = '\\n', encoding = 'utf-8', strict_mode = true, null_padding = false,"
                        + " max_line_size = %d, parallel = %s, columns = {%s})")
                .formatted(literal(path.toString()), longestRow, ownRows && !lineBreaks, typed);
    }

    @Override
    public void close() throws IOException {
        try (out;
                rejectsOut) {
            out.write(buffer, 0, used);
            used = 0;
        }
    }

    /** Takes the file and its rejects away. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(rejectsFile);
    }

    private void append(Cells cells) {
        int rowStart = used;
        long flushedBefore = flushed;
        byte[] from = cells.bytes();
        int size = cells.size();
        for (int i = 0; i < size; i++) {
            int start = cells.start(i);
            int end = cells.end(i);
            ensure(2 * (end - start) + 4);
            buffer[used++] = ',';
            appendCell(from, start, end);
        }
        ensure(1);
        buffer[used++] = '\n';
        long length = flushed - flushedBefore + used - rowStart;
        if (length > longestRow) {
            longestRow = (int) Math.min(Integer.MAX_VALUE - 8, length + 64);
        }
    }

    private void appendCell(byte[] from, int start, int end) {
        byte[] to = buffer;
        int at = used;
        for (int i = start; i < end; i++) {
            byte b = from[i];
            if (SPECIAL[b & 0xFF]) {
                appendQuoted(from, start, end);
                return;
            }
            to[at++] = b;
        }
        used = at;
    }

    private void appendQuoted(byte[] from, int start, int end) {
        buffer[used++] = '"';
        for (int i = start; i < end; i++) {
            byte b = from[i];
            if (b == '"') {
                buffer[used++] = '"';
            } else if (b == '\n' || b == '\r') {
                lineBreaks = true;
            }
            buffer[used++] = b;
        }
        buffer[used++] = '"';
    }

    private void appendNumber(long number) {
        if (number >= 10) {
            appendNumber(number / 10);
        }
        buffer[used++] = (byte) ('0' + number % 10);
    }

    private void ensure(int more) {
        if (used + more <= buffer.length) {
            return;
        }
        try {
            out.write(buffer, 0, used);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flushed += used;
        used = 0;
        if (more > buffer.length) {
            buffer = new byte[more];
        }
    }

    private static String quoted(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String cut(String text) {
        return text.length() <= KEPT_OF_FOUND ? text : text.substring(0, KEPT_OF_FOUND);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
