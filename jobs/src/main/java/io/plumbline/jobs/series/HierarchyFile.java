package io.plumbline.jobs.series;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.Hierarchy;
import io.plumbline.jobs.workspace.UserMistake;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which series of a file add up to which: a row of {@code parent,child} for each part of a whole. */
public final class HierarchyFile {
    private HierarchyFile() {}

    /** Over forecasts that reach equally far. */
    public static Hierarchy read(Path file, List<Forecast> forecasts) {
        Map<String, Forecast> known = new HashMap<>();
        forecasts.forEach(forecast -> known.put(forecast.id(), forecast));
        Problems problems = new Problems(file);
        Hierarchy hierarchy = new Hierarchy();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            Records records = new Records(reader);
            List<String> header = records.next();
            if (header == null || !List.of("parent", "child").equals(lower(header))) {
                throw new UserMistake(
                        "%s, line 1: found %s, expected the columns parent,child".formatted(file, header));
            }
            for (List<String> fields = records.next(); fields != null; fields = records.next()) {
                add(fields, records.line(), hierarchy, known, problems);
            }
        } catch (IOException unreadable) {
            throw new UserMistake("%s cannot be read: %s".formatted(file, unreadable));
        }
        problems.mustBeNone();
        if (hierarchy.nodes().isEmpty()) {
            throw new UserMistake("%s has a header and no rows".formatted(file));
        }
        return hierarchy;
    }

    private static List<String> lower(List<String> header) {
        return header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static void add(
            List<String> fields, long line, Hierarchy hierarchy, Map<String, Forecast> known, Problems problems) {
        if (fields.size() != 2) {
            problems.add(line, "found %d fields, expected a parent and a child".formatted(fields.size()));
            return;
        }
        Forecast parent = known.get(fields.get(0));
        Forecast child = known.get(fields.get(1));
        if (parent == null || child == null) {
            problems.add(
                    line,
                    "there is no series %s in the input; a whole has a series, too, as its parts have"
                            .formatted(fields.get(parent == null ? 0 : 1)));
        } else if (parent.horizon() != child.horizon()) {
            problems.add(
                    line,
                    "%s is forecast %d ahead and %s %d; parts reach as far as the whole"
                            .formatted(parent.id(), parent.horizon(), child.id(), child.horizon()));
        } else {
            try {
                hierarchy.add(parent.id(), child.id());
            } catch (IllegalArgumentException circular) {
                problems.add(line, String.valueOf(circular.getMessage()));
            }
        }
    }
}
