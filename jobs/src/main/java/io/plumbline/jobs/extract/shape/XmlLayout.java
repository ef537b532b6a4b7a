package io.plumbline.jobs.extract.shape;

import java.util.List;
import java.util.Map;

/**
 * Which elements of an XML file are rows and what their columns are. Paths are local names joined by slashes, without
 * prefixes; an attribute is {@code @name}.
 *
 * @param rows paths below the root element; each element there is a row
 * @param columns the paths of each column, the first of which is its name: below the row ({@code Amount/Value}), upwards
 *     ({@code ../TransactionID}), below the root ({@code /Header/Currency}), or {@code .} for the row's own text
 * @param properties what the file says about itself: paths below the root by the property's name
 */
public record XmlLayout(List<String> rows, List<List<String>> columns, Map<String, List<String>> properties) {
    /** Of files of other shapes. */
    static final XmlLayout NONE = new XmlLayout(List.of(), List.of(), Map.of());

    public XmlLayout {
        rows = List.copyOf(rows);
        columns = columns.stream().map(List::copyOf).toList();
        properties = Map.copyOf(properties);
        rows.forEach(XmlLayout::check);
        refuseNested(rows);
        for (List<String> column : columns) {
            for (String path : column) {
                check(path);
                for (String row : rows) {
                    new XmlPath(row).to(path);
                }
            }
        }
    }

    /** Elements that are rows of one kind do not lie within each other. */
    private static void refuseNested(List<String> rows) {
        for (String outer : rows) {
            if (rows.stream().anyMatch(inner -> inner.startsWith(outer + "/"))) {
                throw new IllegalArgumentException("rows \"%s\" hold other rows of the same input".formatted(outer));
            }
        }
    }

    private static void check(String path) {
        if (path.isBlank() || path.contains("//") || path.endsWith("/") || path.contains(":")) {
            throw new IllegalArgumentException(
                    "path \"%s\" is not made of element names without prefixes, joined by slashes".formatted(path));
        }
    }

    List<String> names() {
        return columns.stream().map(paths -> paths.get(0)).toList();
    }
}
