package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Header;
import io.plumbline.jobs.extract.shape.RowList;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.XmlOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tells that a file is of a format: its header and its values, and its name only where nothing else is given.
 *
 * @param columns all of them stand in the header
 * @param not none of them stands there
 * @param like regular expressions, each of which some column's name matches
 * @param name glob over the file's name
 * @param properties what the preamble says, as globs: {@code title: Journal}
 * @param width number of columns of a file without header
 * @param values what the first rows hold, as regular expressions by column
 * @param root XML: names of the outermost element
 * @param namespaces XML: globs, one of which the namespace of that element matches
 */
record Recognition(
        List<String> columns,
        List<String> not,
        List<Pattern> like,
        Optional<String> name,
        Map<String, String> properties,
        Optional<Integer> width,
        Map<String, Pattern> values,
        List<String> root,
        List<String> namespaces) {

    /** Rows that are looked at. */
    static final int ROWS = 50;

    /**
     * A format that fits.
     *
     * @param score how much had to fit: the higher, the more specific
     */
    record Fit(int score, String evidence) {}

    boolean isEmpty() {
        return columns.isEmpty()
                && like.isEmpty()
                && name.isEmpty()
                && properties.isEmpty()
                && values.isEmpty()
                && width.isEmpty()
                && root.isEmpty()
                && namespaces.isEmpty();
    }

    /** What the header must have, with the other names of declared columns; empty where nothing is asked of it. */
    Optional<Header.Wanted> header(List<Mapping.Column> declared) {
        return columns.isEmpty() && like.isEmpty()
                ? Optional.empty()
                : Optional.of(Header.wanted(names(declared), like));
    }

    private List<List<String>> names(List<Mapping.Column> declared) {
        return columns.stream()
                .map(column -> declared.stream()
                        .filter(candidate -> Header.plain(candidate.name()).equals(Header.plain(column)))
                        .findFirst()
                        .map(Mapping.Column::headers)
                        .orElse(List.of(column)))
                .toList();
    }

    /** Says whether the beginning of a file, read as the input would, fits. */
    Optional<Fit> fit(Source source, RowList beginning, List<Mapping.Column> declared) {
        return isNamed(source) && fits(beginning, declared)
                ? Optional.of(new Fit(score(), evidence()))
                : Optional.empty();
    }

    /** Says whether the top of an XML file fits. */
    Optional<Fit> fit(Source source, XmlOutline xml) {
        return isNamed(source) && fits(xml)
                ? Optional.of(new Fit(score() + literal(xml.namespace()), evidence()))
                : Optional.empty();
    }

    private boolean isNamed(Source source) {
        return name.isEmpty() || Glob.of(name.get()).matches(source.name());
    }

    private boolean fits(RowList beginning, List<Mapping.Column> declared) {
        Set<String> header = beginning.headings().stream().map(Header::plain).collect(Collectors.toSet());
        return beginning.refused().isEmpty()
                && !beginning.columns().isEmpty()
                && not.stream().map(Header::plain).noneMatch(header::contains)
                && header(declared)
                        .map(wanted -> wanted.matches(beginning.headings()))
                        .orElse(true)
                && width.map(expected -> beginning.headings().size() == expected)
                        .orElse(true)
                && properties.entrySet().stream()
                        .allMatch(property -> Glob.of(property.getValue())
                                .matches(beginning.properties().getOrDefault(property.getKey(), "")))
                && values.entrySet().stream().allMatch(value -> hold(beginning, value.getKey(), value.getValue()));
    }

    /** Columns and values are those of paths below the root, which stand near the top of the file. */
    private boolean fits(XmlOutline xml) {
        return (root.isEmpty() || root.contains(xml.root()))
                && (namespaces.isEmpty() || literal(xml.namespace()) > 0)
                && columns.stream().allMatch(path -> at(xml, path).isPresent())
                && not.stream().noneMatch(path -> at(xml, path).isPresent())
                && values.entrySet().stream()
                        .allMatch(value -> at(xml, value.getKey())
                                .map(XmlOutline.Place::first)
                                .filter(text -> value.getValue().matcher(text).matches())
                                .isPresent());
    }

    private static Optional<XmlOutline.Place> at(XmlOutline xml, String path) {
        return Optional.ofNullable(xml.paths().get(path.replaceFirst("^/", "")));
    }

    private int score() {
        return 10 * columns.size()
                + not.size()
                + 10 * like.size()
                + name.map(glob -> 5).orElse(0)
                + 10 * properties.size()
                + width.map(any -> 5).orElse(0)
                + 5 * values.size()
                + (root.isEmpty() ? 0 : 10);
    }

    /** A namespace that is spelt out is more specific than one with wildcards; 0 where none of them matches. */
    private int literal(String namespace) {
        return namespaces.stream()
                .filter(glob -> Glob.of(glob).matches(namespace))
                .mapToInt(glob -> 1 + glob.replaceAll("[*?]", "").length())
                .max()
                .orElse(0);
    }

    private String evidence() {
        List<String> reasons = new ArrayList<>();
        if (!root.isEmpty()) {
            reasons.add("the root element is " + String.join(" or ", root));
        }
        if (!namespaces.isEmpty()) {
            reasons.add("its namespace is like " + String.join(" or ", namespaces));
        }
        if (!columns.isEmpty()) {
            reasons.add("the header has " + String.join(", ", columns));
        }
        like.forEach(pattern -> reasons.add("the header has columns like " + pattern));
        properties.forEach((key, value) -> reasons.add("the preamble's %s is %s".formatted(key, value)));
        width.ifPresent(columnsFound -> reasons.add("it has %d columns".formatted(columnsFound)));
        values.forEach((column, pattern) -> reasons.add("%s holds values like %s".formatted(column, pattern)));
        name.ifPresent(glob -> reasons.add("the name is like " + glob));
        return String.join("; ", reasons);
    }

    private static boolean hold(RowList beginning, String column, Pattern pattern) {
        return beginning.columns().contains(column)
                && !beginning.rows().isEmpty()
                && beginning.column(column).stream()
                        .filter(cell -> !cell.isEmpty())
                        .allMatch(cell -> pattern.matcher(cell).matches());
    }
}
