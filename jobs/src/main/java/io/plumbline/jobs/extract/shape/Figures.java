package io.plumbline.jobs.extract.shape;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Report: each cell of an amount becomes a row of its own, with what its column's heading says.
 *
 * @param labels headings, as they are compared, of the columns that name the row; all others hold amounts
 * @param leaveOut headings of columns that say nothing of their own, besides those that are known by their words
 */
public record Figures(Set<String> labels, List<Pattern> leaveOut) {
    /** Columns of a row that the shape makes; a mapping declares them, too. */
    static final List<String> COLUMNS = List.of("heading", "period_from", "period_to", "segment", "amount");

    public Figures {
        labels = labels.stream()
                .filter(label -> COLUMNS.stream().map(Header::plain).noneMatch(label::equals))
                .collect(Collectors.toUnmodifiableSet());
        leaveOut = List.copyOf(leaveOut);
    }

    /** The first column names the row, whatever its heading. */
    boolean isLabel(int place, String heading) {
        return place == 0 || labels.contains(Header.plain(heading));
    }
}
