package io.plumbline.jobs.extract.shape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The header of a statement: one line, or a line of groups above a line of columns, as where {@code Total} stands over
 * {@code Jan 2024, Jan 2023 (PY), Change}. A group reaches to the next one.
 */
record HeaderLines(List<List<String>> lines) {
    static final Pattern TOTAL = Pattern.compile("(?i)(grand )?totals?");

    private static final Pattern NUMBER = Pattern.compile("[-(]?\\p{Sc}?[\\d.,' ]*\\d[\\d.,]*\\)?");

    HeaderLines {
        lines = lines.stream().map(List::copyOf).toList();
    }

    static HeaderLines one(List<String> cells) {
        return new HeaderLines(List.of(cells));
    }

    /** The line of groups above; the same where the line is none. */
    HeaderLines under(List<String> above, Figures figures) {
        boolean isOne = above.stream().filter(cell -> !cell.isBlank()).count() > 1
                || above.stream().anyMatch(cell -> isTotal(cell) || isPeriod(cell));
        return isOne && belongs(above, figures) ? new HeaderLines(List.of(grouping(above), lines.get(0))) : this;
    }

    /** Whether a line below is that of the columns, and this one the groups. */
    boolean isOver(List<String> below, Figures figures) {
        return belongs(below, figures);
    }

    HeaderLines over(List<String> below) {
        return new HeaderLines(List.of(grouping(lines.get(0)), below));
    }

    /** A row names its account where the other line of a header has nothing, or the heading. */
    private boolean belongs(List<String> other, Figures figures) {
        List<String> here = lines.get(0);
        for (int i = 0; i < other.size(); i++) {
            String cell = other.get(i).strip();
            boolean label = figures.isLabel(i, i < here.size() ? here.get(i) : "");
            boolean heading = label ? cell.isEmpty() || figures.labels().contains(Header.plain(cell)) : isHeading(cell);
            if (!heading) {
                return false;
            }
        }
        return other.stream().anyMatch(cell -> !cell.isBlank());
    }

    private static boolean isHeading(String cell) {
        return isPeriod(cell) || !NUMBER.matcher(cell).matches();
    }

    private static boolean isPeriod(String cell) {
        return ReportPeriod.ofColumn(cell, ReportPeriod.UNKNOWN).isPresent();
    }

    static boolean isTotal(String cell) {
        return TOTAL.matcher(cell.strip()).matches();
    }

    /** The first column belongs to no group. */
    private static List<String> grouping(List<String> cells) {
        List<String> filled = new ArrayList<>(cells);
        for (int i = 2; i < filled.size(); i++) {
            if (filled.get(i).isBlank()) {
                filled.set(i, filled.get(i - 1));
            }
        }
        return filled;
    }

    int width() {
        return lines.stream().mapToInt(List::size).max().orElse(0);
    }

    /** What the lines say of a column, from top to bottom; the last group reaches to the end. */
    List<String> parts(int column) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            boolean group = i + 1 < lines.size();
            int place = group && column > 0 ? Math.min(column, line.size() - 1) : column;
            parts.add(place < line.size() ? line.get(place).strip() : "");
        }
        return parts;
    }

    /** The names that the columns were given, and the cells that these were made of. */
    List<String> headings(List<String> named) {
        Set<String> headings = new LinkedHashSet<>(named);
        lines.forEach(line -> line.stream().filter(cell -> !cell.isBlank()).forEach(headings::add));
        return List.copyOf(headings);
    }

    /** A name for each column. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width(); i++) {
            names.add(String.join(
                    " / ",
                    parts(i).stream().filter(part -> !part.isEmpty()).distinct().toList()));
        }
        return names;
    }
}
