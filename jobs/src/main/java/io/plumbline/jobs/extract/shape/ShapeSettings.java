package io.plumbline.jobs.extract.shape;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mapping says about the structure of a file; everything has a default that suits most files.
 *
 * @param encoding empty: as the profile decided on the whole file
 * @param separator between fields, one or more characters; empty: as the profile decided on the whole file
 * @param rowEnd characters that end a row before its line break, as {@code &|}; a line break alone is then part of a cell
 * @param quote encloses fields; empty text: quotes are ordinary characters; a quote inside is doubled
 * @param header where the names of the columns come from
 * @param headerWithinLines how far down a header is searched for
 * @param firstLine names of the fields of the file's first line, which are properties and no data
 * @param skipLines lines above the header, or above the first row, that are no data
 * @param comment lines that begin with it are no data, but their {@code name: value} is a property; empty: none
 * @param tables the file holds several tables, parted by blank lines or comments, each with its header; the one with the
 *     wanted header is read
 * @param trim blanks around cells are padding
 * @param padShortRows a row with fewer fields than the header is filled with empty cells instead of rejected
 * @param leaveOut rows that are no data: totals, footers
 * @param maxRowBytes a longer row is rejected
 * @param keepBeginningBalances report: opening rows of a section are rows with {@code is_beginning_balance} true
 * @param keepClosingBalances report: closing rows of a section are rows with {@code is_closing_balance} true
 * @param figures report: each cell of an amount is a row of its own
 * @param sheet workbook: name of the sheet; empty: the first one that has the header
 * @param rows JSON: field of the document whose array holds the objects; an object without it is one of them
 * @param explode JSON: path of an array whose elements become rows of their own, with the outer fields repeated
 * @param xml XML: which elements are rows, and their columns
 */
public record ShapeSettings(
        Optional<Charset> encoding,
        Optional<String> separator,
        String rowEnd,
        String quote,
        Header header,
        int headerWithinLines,
        List<String> firstLine,
        int skipLines,
        String comment,
        boolean tables,
        boolean trim,
        boolean padShortRows,
        List<LeaveOut> leaveOut,
        int maxRowBytes,
        boolean keepBeginningBalances,
        boolean keepClosingBalances,
        Optional<Figures> figures,
        Optional<String> sheet,
        Optional<String> rows,
        Optional<String> explode,
        XmlLayout xml) {

    public static final ShapeSettings DEFAULT = builder().build();

    public ShapeSettings {
        leaveOut = List.copyOf(leaveOut);
        firstLine = List.copyOf(firstLine);
        if (separator.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("separator is empty");
        }
        if (quote.length() > 1) {
            throw new IllegalArgumentException("quote \"%s\" is longer than one character".formatted(quote));
        }
        if (skipLines < 0 || headerWithinLines < 1 || maxRowBytes < 1) {
            throw new IllegalArgumentException("skipLines, headerWithinLines and maxRowBytes must be positive");
        }
    }

    /**
     * A rule for rows that are no data.
     *
     * @param column whose cell must match; empty: the first or the last cell that is not empty
     * @param pattern is searched in the cell
     * @param reason counted under this name
     */
    public record LeaveOut(Optional<String> column, Pattern pattern, String reason) {}

    /** The same settings for a file whose encoding is known. */
    public ShapeSettings withEncoding(Charset known) {
        return with(Optional.of(known), padShortRows);
    }

    /** Reports leave out the empty cells at the end of headings and totals. */
    ShapeSettings withShortRowsPadded() {
        return with(encoding, true);
    }

    private ShapeSettings with(Optional<Charset> otherEncoding, boolean otherPadShortRows) {
        return new ShapeSettings(
                otherEncoding,
                separator,
                rowEnd,
                quote,
                header,
                headerWithinLines,
                firstLine,
                skipLines,
                comment,
                tables,
                trim,
                otherPadShortRows,
                leaveOut,
                maxRowBytes,
                keepBeginningBalances,
                keepClosingBalances,
                figures,
                sheet,
                rows,
                explode,
                xml);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings. */
    public static final class Builder {
        private Optional<Charset> encoding = Optional.empty();
        private Optional<String> separator = Optional.empty();
        private String rowEnd = "";
        private String quote = "\"";
        private Header header = Header.first();
        private int headerWithinLines = 200;
        private List<String> firstLine = List.of();
        private int skipLines;
        private String comment = "";
        private boolean tables;
        private boolean trim;
        private boolean padShortRows;
        private final List<LeaveOut> leaveOut = new ArrayList<>();
        private int maxRowBytes = 16 << 20;
        private boolean keepBeginningBalances;
        private boolean keepClosingBalances;
        private Optional<Figures> figures = Optional.empty();
        private Optional<String> sheet = Optional.empty();
        private Optional<String> rows = Optional.empty();
        private Optional<String> explode = Optional.empty();
        private XmlLayout xml = XmlLayout.NONE;

        public Builder encoding(Charset encoding) {
            this.encoding = Optional.of(encoding);
            return this;
        }

        public Builder separator(String separator) {
            this.separator = Optional.of(separator);
            return this;
        }

        public Builder rowEnd(String rowEnd) {
            this.rowEnd = rowEnd;
            return this;
        }

        public Builder quote(String quote) {
            this.quote = quote;
            return this;
        }

        public Builder header(Header header) {
            this.header = header;
            return this;
        }

        public Builder headerWithinLines(int lines) {
            this.headerWithinLines = lines;
            return this;
        }

        public Builder firstLine(List<String> names) {
            this.firstLine = names;
            return this;
        }

        public Builder skipLines(int lines) {
            this.skipLines = lines;
            return this;
        }

        public Builder comment(String prefix) {
            this.comment = prefix;
            return this;
        }

        public Builder tables(boolean tables) {
            this.tables = tables;
            return this;
        }

        public Builder trim(boolean trim) {
            this.trim = trim;
            return this;
        }

        public Builder padShortRows(boolean padShortRows) {
            this.padShortRows = padShortRows;
            return this;
        }

        /** Leaves out rows whose first or last cell that is not empty matches. */
        public Builder leaveOut(String pattern, String reason) {
            leaveOut.add(new LeaveOut(Optional.empty(), Pattern.compile(pattern), reason));
            return this;
        }

        /** Leaves out rows whose cell in the column matches. */
        public Builder leaveOut(String column, String pattern, String reason) {
            leaveOut.add(new LeaveOut(Optional.of(column), Pattern.compile(pattern), reason));
            return this;
        }

        public Builder maxRowBytes(int bytes) {
            this.maxRowBytes = bytes;
            return this;
        }

        public Builder keepBeginningBalances(boolean keep) {
            this.keepBeginningBalances = keep;
            return this;
        }

        public Builder keepClosingBalances(boolean keep) {
            this.keepClosingBalances = keep;
            return this;
        }

        public Builder figures(Figures figures) {
            this.figures = Optional.of(figures);
            return this;
        }

        public Builder sheet(String name) {
            this.sheet = Optional.of(name);
            return this;
        }

        public Builder rows(String field) {
            this.rows = Optional.of(field);
            return this;
        }

        public Builder explode(String path) {
            this.explode = Optional.of(path);
            return this;
        }

        public Builder xml(XmlLayout layout) {
            this.xml = layout;
            return this;
        }

        public ShapeSettings build() {
            return new ShapeSettings(
                    encoding,
                    separator,
                    rowEnd,
                    quote,
                    header,
                    headerWithinLines,
                    firstLine,
                    skipLines,
                    comment,
                    tables,
                    trim,
                    padShortRows,
                    leaveOut,
                    maxRowBytes,
                    keepBeginningBalances,
                    keepClosingBalances,
                    figures,
                    sheet,
                    rows,
                    explode,
                    xml);
        }
    }
}
