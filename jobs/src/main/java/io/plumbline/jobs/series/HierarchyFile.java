package io.plumbline.jobs.series;

import io.plumbline.analyses.forecast.Hierarchy;
import io.plumbline.jobs.workspace.UserMistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Which series of a file add up to which: a row of {@code parent,child} for each part of a whole. */
public final class HierarchyFile {
    private HierarchyFile() {}

    /**
     * Over series that are forecast equally far.
     *
     * @param horizons how far each series of the input is, by its id
     */
    public static Hierarchy read(Path file, Map<String, Integer> horizons) {
        Problems problems = new Problems(file);
        Hierarchy hierarchy = new Hierarchy();
        try (Records records = Records.of(file)) {
            records.header(List.of(List.of("parent", "child")));
            for (List<String> fields = records.next(); fields != null; fields = records.next()) {
                add(fields, records.line(), hierarchy, horizons, problems);
            }
        }
        problems.mustBeNone();
        if (hierarchy.nodes().isEmpty()) {
            throw new UserMistake("%s has a header and no rows".formatted(file));
        }
        return hierarchy;
    }

    private static void add(
            List<String> fields, long line, Hierarchy hierarchy, Map<String, Integer> horizons, Problems problems) {
        if (fields.size() != 2) {
            problems.add(line, "found %d fields, expected a parent and a child".formatted(fields.size()));
            return;
        }
        String parent = fields.get(0);
        String child = fields.get(1);
        Integer ofParent = horizons.get(parent);
        Integer ofChild = horizons.get(child);
        if (ofParent == null || ofChild == null) {
            problems.add(
                    line,
                    "there is no series %s in the input; a whole has a series, too, as its parts have"
                            .formatted(ofParent == null ? parent : child));
        } else if (!ofParent.equals(ofChild)) {
            problems.add(
                    line,
                    "%s is forecast %d ahead and %s %d; parts reach as far as the whole"
                            .formatted(parent, ofParent, child, ofChild));
        } else {
            try {
                hierarchy.add(parent, child);
            } catch (IllegalArgumentException circular) {
                problems.add(line, String.valueOf(circular.getMessage()));
            }
        }
    }
}
