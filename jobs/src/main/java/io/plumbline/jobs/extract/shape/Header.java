package io.plumbline.jobs.extract.shape;

import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    /**
     * The first row that has every column under one of its names, in whatever order; what stands above it is preamble.
     *
     * @param columns the names of each column
     * @param plain the same, as they are compared
     */
    record Containing(List<List<String>> columns, List<Set<String>> plain) implements Header {
        public Containing {
            columns = columns.stream().map(List::copyOf).toList();
            plain = List.copyOf(plain);
            if (columns.isEmpty() || columns.stream().anyMatch(List::isEmpty)) {
                throw new IllegalArgumentException("A header is recognised by at least one column");
            }
        }

        boolean matches(List<String> cells) {
            Set<String> found = cells.stream().map(Header::plain).collect(Collectors.toSet());
            return plain.stream().allMatch(names -> names.stream().anyMatch(found::contains));
        }

        @Override
        public String toString() {
            return columns.stream().map(names -> String.join(" or ", names)).collect(Collectors.joining(", "));
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
        return new Containing(
                columns,
                columns.stream()
                        .map(names -> names.stream().map(Header::plain).collect(Collectors.toUnmodifiableSet()))
                        .toList());
    }
}
