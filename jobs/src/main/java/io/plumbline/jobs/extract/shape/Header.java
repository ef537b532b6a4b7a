package io.plumbline.jobs.extract.shape;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the names of the columns come from. */
public sealed interface Header {

    /** The first row after the skipped lines, the comments and blank lines. */
    record First() implements Header {}

    /** The file has none; columns without a given name are called {@code column_1}, {@code column_2} ... */
    record Absent(List<String> columns) implements Header {
        public Absent {
            columns = List.copyOf(columns);
        }
    }

    /** The first row that has what one of the alternatives asks for; what stands above it is preamble. */
    record Containing(List<Wanted> alternatives) implements Header {
        public Containing {
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("A header is recognised by at least one column");
            }
        }

        boolean matches(List<String> cells) {
            return matches(new Row(cells));
        }

        boolean matches(Row row) {
            return alternatives.stream().anyMatch(wanted -> wanted.matches(row));
        }

        @Override
        public String toString() {
            return alternatives.stream().map(Wanted::toString).collect(Collectors.joining("; or "));
        }
    }

    /**
     * Headings that stand in one row, in whatever order.
     *
     * @param columns the names of each column, every one of which is there under one of its names
     * @param plain the same, as they are compared
     * @param like regular expressions, each of which matches the whole of some heading
     */
    record Wanted(List<List<String>> columns, List<Set<String>> plain, List<Pattern> like) {
        public Wanted {
            columns = columns.stream().map(List::copyOf).toList();
            plain = List.copyOf(plain);
            like = List.copyOf(like);
            if (columns.isEmpty() ? like.isEmpty() : columns.stream().anyMatch(List::isEmpty)) {
                throw new IllegalArgumentException("A header is recognised by at least one column");
            }
        }

        public boolean matches(List<String> cells) {
            return matches(new Row(cells));
        }

        /** A line of one cell, as preambles have them, is no header that only a pattern finds. */
        boolean matches(Row row) {
            if (columns.isEmpty() && row.cells().stream().skip(1).allMatch(String::isBlank)) {
                return false;
            }
            return plain.stream().allMatch(names -> names.stream().anyMatch(row.plain()::contains))
                    && like.stream()
                            .allMatch(pattern -> row.cells().stream()
                                    .anyMatch(cell ->
                                            pattern.matcher(cell.strip()).matches()));
        }

        @Override
        public String toString() {
            return Stream.concat(
                            columns.stream().map(names -> String.join(" or ", names)),
                            like.stream().map(pattern -> "one like " + pattern))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * A row that may be a header.
     *
     * @param plain its cells as they are compared
     */
    record Row(List<String> cells, Set<String> plain) {
        Row(List<String> cells) {
            this(List.copyOf(cells), cells.stream().map(Header::plain).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** Headings that differ in case, blanks, underscores or hyphens only are one heading: {@code Order id, order_id}. */
    static String plain(String heading) {
        StringBuilder plain = new StringBuilder(heading.length());
        for (int i = 0; i < heading.length(); i++) {
            char c = heading.charAt(i);
            boolean blank = c == '_' || c == '-' || c == '\u00a0' || Character.isWhitespace(c);
            if (!blank) {
                plain.append(c);
            } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString().stripTrailing().toLowerCase(Locale.ROOT);
    }

    static Header first() {
        return new First();
    }

    static Header absent(String... columns) {
        return new Absent(List.of(columns));
    }

    static Header containing(String... columns) {
        return named(Stream.of(columns).map(List::of).toList());
    }

    /** A header that has every column under one of its names. */
    static Header named(List<List<String>> columns) {
        return new Containing(List.of(wanted(columns, List.of())));
    }

    /** Every column under one of its names, in their order, and a heading for each pattern. */
    static Wanted wanted(List<List<String>> columns, List<Pattern> like) {
        return new Wanted(
                columns,
                columns.stream()
                        .map(names -> names.stream().map(Header::plain).collect(Collectors.toUnmodifiableSet()))
                        .toList(),
                like);
    }
}
