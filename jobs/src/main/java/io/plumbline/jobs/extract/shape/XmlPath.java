package io.plumbline.jobs.extract.shape;

import java.util.ArrayList;
import java.util.List;

/** A way from the root element down: local names, the last of which may be an attribute. */
record XmlPath(List<String> steps) {
    XmlPath {
        steps = List.copyOf(steps);
    }

    XmlPath(String path) {
        this(List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1)));
    }

    /**
     * The element that a column hangs on, and the way to it.
     *
     * @param anchor how many steps of the row's path the two have in common by how the path is written
     */
    record Column(int anchor, XmlPath path) {}

    /** Where a column's path leads that is written from this row on. */
    Column to(String column) {
        if (column.startsWith("/")) {
            return new Column(0, new XmlPath(column));
        }
        List<String> way = new ArrayList<>(steps);
        int anchor = steps.size();
        for (String step : column.split("/", -1)) {
            if (step.equals("..")) {
                if (way.size() > anchor || anchor == 0) {
                    throw new IllegalArgumentException(
                            "path \"%s\" leads above the root from a row %s".formatted(column, this));
                }
                way.remove(--anchor);
            } else if (!step.equals(".")) {
                way.add(step);
            }
        }
        return new Column(anchor, new XmlPath(way));
    }

    @Override
    public String toString() {
        return String.join("/", steps);
    }
}
