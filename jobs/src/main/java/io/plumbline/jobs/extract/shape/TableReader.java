package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the header among the records, then says of each record that follows what it is. */
final class TableReader {
    /** A ragged record over more lines than this is taken for a stray quote that swallowed other rows. */
    private static final int SWALLOWED_LINES = 20;

    /** The byte order mark of a file that was glued to the end of another. */
    private static final String MARK = "\uFEFF";

    private static final String ANOTHER_TABLE = "another table";

    private final String path;
    private final Records records;
    private final ShapeSettings settings;
    private final Rows rows;
    private final Consumer<List<String>> preamble;
    private List<String> columns = List.of();
    private final Consumer<HeaderLines> lines;
    private List<List<String>> headerCells = List.of();
    private List<Rule> rules = List.of();
    /** The record read last is still to be looked at. */
    private boolean waits;

    /** @param lines is told the header's lines before {@code rows} is told its columns */
    TableReader(
            String path,
            Records records,
            ShapeSettings settings,
            Rows rows,
            Consumer<List<String>> preamble,
            Consumer<HeaderLines> lines) {
        this.path = path;
        this.records = records;
        this.settings = settings;
        this.rows = rows;
        this.preamble = preamble;
        this.lines = lines;
    }

    /** A rule with the column it looks at. */
    private record Rule(Optional<Integer> column, ShapeSettings.LeaveOut leaveOut) {}

    void read() throws IOException {
        if (!settings.firstLine().isEmpty() && records.next()) {
            properties();
        }
        for (int i = 0; i < settings.skipLines() && records.skipLine(); i++) {
            rows.leftOut(records.line(), "preamble");
        }
        boolean found = settings.header() instanceof Header.Absent absent ? firstRow(absent) : header();
        while (found && !rows.enough() && next()) {
            if (settings.tables() && endsTable()) {
                found = nextTable();
            } else {
                record();
            }
        }
    }

    private boolean next() throws IOException {
        boolean read = waits || records.next();
        waits = false;
        return read;
    }

    private void properties() {
        List<String> names = settings.firstLine();
        List<String> values = records.problem() == null ? records.cells().texts() : List.of();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            if (!values.get(i).isBlank()) {
                rows.property(names.get(i), values.get(i));
            }
        }
        rows.leftOut(records.line(), "preamble");
    }

    /** Names the columns of a file without header after its first row, which is data. */
    private boolean firstRow(Header.Absent absent) throws IOException {
        while (records.next()) {
            if (records.problem() != null || isNoData()) {
                record();
                continue;
            }
            int fields = absent.columns().isEmpty()
                    ? records.fields()
                    : absent.columns().size();
            begin(ColumnNames.filled(absent.columns(), fields));
            record();
            return true;
        }
        rows.header(ColumnNames.unique(absent.columns()));
        return false;
    }

    private boolean header() throws IOException {
        Optional<Above> above = Optional.empty();
        for (int read = 0; read < settings.headerWithinLines() && records.next(); read++) {
            if (records.problem() == null && !isNoData()) {
                List<String> cells = stripped(records.cells().texts());
                if (isWanted(cells)) {
                    begin(header(above, cells));
                    return true;
                }
                above.ifPresent(this::preamble);
                above = Optional.of(new Above(records.line(), cells));
            } else {
                above.ifPresent(this::preamble);
                above = Optional.empty();
                record();
            }
        }
        throw noHeader();
    }

    /** A line right above the header, which may belong to it. */
    private record Above(long line, List<String> cells) {}

    private void preamble(Above line) {
        preamble.accept(line.cells());
        rows.leftOut(line.line(), "preamble");
    }

    /** The header with the line of groups above it, or with the line of columns below it, where it has one. */
    private HeaderLines header(Optional<Above> above, List<String> cells) throws IOException {
        HeaderLines header = HeaderLines.one(cells);
        if (settings.figures().isEmpty()) {
            above.ifPresent(this::preamble);
            return header;
        }
        Figures figures = settings.figures().get();
        HeaderLines under =
                above.map(line -> header.under(line.cells(), figures)).orElse(header);
        if (!under.equals(header)) {
            above.ifPresent(line -> rows.leftOut(line.line(), "header"));
            return under;
        }
        above.ifPresent(this::preamble);
        waits = records.next();
        if (waits && records.problem() == null && !isNoData()) {
            List<String> below = stripped(records.cells().texts());
            if (header.isOver(below, figures)) {
                rows.leftOut(records.line(), "header");
                waits = false;
                return header.over(below);
            }
        }
        return header;
    }

    private UnreadableFile noHeader() {
        return new UnreadableFile(
                path,
                "no header within the first %,d rows".formatted(settings.headerWithinLines()),
                settings.header() instanceof Header.Containing wanted
                        ? "a row with the columns " + wanted
                        : "a row of names",
                "Check that it is the right export, or correct the header of its format.");
    }

    private boolean isWanted(List<String> cells) {
        return !(settings.header() instanceof Header.Containing wanted) || wanted.matches(cells);
    }

    private void begin(HeaderLines header) {
        headerCells = header.lines();
        lines.accept(header);
        begin(ColumnNames.unique(header.names()));
    }

    private void begin(List<String> names) {
        columns = names;
        rules = settings.leaveOut().stream()
                .map(rule -> new Rule(rule.column().map(this::indexOf), rule))
                .toList();
        rows.header(columns);
    }

    private int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    /** Names at the end that are empty stem from separators too many. */
    private static List<String> stripped(List<String> cells) {
        int size = cells.size();
        while (size > 1 && cells.get(size - 1).isBlank()) {
            size--;
        }
        return new ArrayList<>(cells.subList(0, size));
    }

    private boolean isNoData() {
        return records.isBlank() || isComment();
    }

    private boolean isComment() {
        return !settings.comment().isEmpty() && records.beginsWith(settings.comment());
    }

    private boolean endsTable() {
        return records.problem() == null && isNoData();
    }

    /** Reads on until a table with the same header begins. */
    private boolean nextTable() throws IOException {
        boolean headerFollows = true;
        do {
            if (records.problem() != null || isNoData()) {
                headerFollows |= records.problem() == null;
                record();
                continue;
            }
            if (headerFollows && headerCells.contains(stripped(records.cells().texts()))) {
                rows.leftOut(records.line(), "repeated header");
                return true;
            }
            headerFollows = false;
            rows.leftOut(records.line(), ANOTHER_TABLE);
        } while (!rows.enough() && records.next());
        return false;
    }

    private void record() {
        String problem = records.problem();
        if (problem != null) {
            rows.rejected(records.line(), null, records.excerpt(), problem);
        } else if (records.isBlank()) {
            rows.leftOut(records.line(), "blank line");
        } else if (isComment()) {
            comment();
        } else if (records.fields() == columns.size()) {
            row(records.cells());
        } else {
            ragged();
        }
    }

    private void comment() {
        String text = records.excerpt().substring(settings.comment().length()).strip();
        int colon = text.indexOf(':');
        if (colon > 0) {
            rows.property(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
        rows.leftOut(records.line(), "comment");
    }

    /** Fields too many may be empty, fields too few may be filled; anything else cannot be told apart from damage. */
    private void ragged() {
        int fields = records.fields();
        boolean few = fields < columns.size();
        if (records.lines() > SWALLOWED_LINES && records.reread()) {
            rejected(fields, "; a quote on this line is not closed where its field ends");
            return;
        }
        Cells cells = records.cells();
        boolean emptyBeyond = true;
        for (int i = columns.size(); i < fields; i++) {
            emptyBeyond &= cells.isEmpty(i);
        }
        if (few ? settings.padShortRows() : emptyBeyond) {
            while (cells.size() < columns.size()) {
                cells.slice(0, 0);
            }
            cells.cutTo(columns.size());
            row(cells);
        } else if (isLeftOut(cells)) {
            return;
        } else {
            rejected(fields, "");
        }
    }

    private void rejected(int fields, String hint) {
        rows.rejected(
                records.line(),
                null,
                "%s: %s".formatted(fields == 1 ? "1 field" : fields + " fields", records.excerpt()),
                "%d fields%s".formatted(columns.size(), hint));
    }

    private void row(Cells cells) {
        if (cells.isEmpty(0) && cells.isBlank()) {
            rows.leftOut(records.line(), "blank line");
        } else if (isRepeatedHeader(cells)) {
            rows.leftOut(records.line(), "repeated header");
        } else if (!isLeftOut(cells)) {
            rows.row(records.line(), cells);
        }
    }

    private boolean isRepeatedHeader(Cells cells) {
        for (List<String> line : headerCells) {
            if (isRepeated(line, cells)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRepeated(List<String> line, Cells cells) {
        String first = line.get(0);
        boolean glued = cells.isText(0, MARK + first);
        if (!glued && !cells.isText(0, first)) {
            return false;
        }
        List<String> texts = stripped(cells.texts());
        if (glued) {
            texts.set(0, first);
        }
        return texts.equals(line);
    }

    private boolean isLeftOut(Cells cells) {
        for (Rule rule : rules) {
            if (rule.column().map(List::of).orElseGet(() -> firstAndLastFilled(cells)).stream()
                    .anyMatch(index -> index >= 0
                            && index < cells.size()
                            && rule.leaveOut()
                                    .pattern()
                                    .matcher(cells.text(index))
                                    .find())) {
                rows.leftOut(records.line(), rule.leaveOut().reason());
                return true;
            }
        }
        return false;
    }

    private static List<Integer> firstAndLastFilled(Cells cells) {
        int first = 0;
        while (first < cells.size() && cells.isEmpty(first)) {
            first++;
        }
        int last = cells.size() - 1;
        while (last > first && cells.isEmpty(last)) {
            last--;
        }
        return List.of(first, last);
    }
}
