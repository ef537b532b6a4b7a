package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Header;
import io.plumbline.jobs.extract.shape.Shape;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.serve.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a mapping from YAML and reports everything that is wrong with it at once. */
final class MappingFile {
    static final Set<String> TOP =
            Set.of("format", "title", "subject", "note", "inputs", "select", "covers", "instead");
    static final Set<String> INPUT =
            Set.of("shape", "layout", "recognise", "columns", "leave_out", "lookup", "optional");
    /** Of a file whose inputs are kinds of rows in it. */
    static final Set<String> FILE = Set.of("shape", "layout", "recognise");

    static final Set<String> KIND_OF_ROWS = Set.of("layout", "columns", "leave_out", "lookup");
    static final Set<String> COLUMN = Set.of("type", "also", "optional");
    static final Set<String> RECOGNISE =
            Set.of("columns", "not", "like", "name", "properties", "width", "values", "root", "namespace");

    private final List<String> problems = new ArrayList<>();

    private MappingFile() {}

    /** @param file how to name the mapping in messages */
    static Mapping parse(String file, String text, boolean shipped) {
        MappingFile reading = new MappingFile();
        Optional<Mapping> mapping = reading.mapping(reading.load(text), text, shipped);
        if (mapping.isEmpty() || !reading.problems.isEmpty()) {
            throw new InvalidMapping(file, reading.problems);
        }
        return mapping.get();
    }

    private Map<String, Object> load(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return map("the file", new Yaml(new SafeConstructor(options)).load(text));
        } catch (MarkedYAMLException e) {
            problems.add(
                    "is no YAML on line %d (%s); expected `key: value`, lists in brackets or with dashes, indented with spaces"
                            .formatted(
                                    e.getProblemMark() == null
                                            ? 1
                                            : e.getProblemMark().getLine() + 1,
                                    e.getProblem()));
            return Map.of();
        } catch (YAMLException e) {
            problems.add("is no YAML (%s); expected YAML without so many anchors".formatted(e.getMessage()));
            return Map.of();
        }
    }

    private Optional<Mapping> mapping(Map<String, Object> top, String text, boolean shipped) {
        if (top.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add("is empty; expected at least `format`, `shape`, `recognise` and `select`");
            }
            return Optional.empty();
        }
        boolean several = top.containsKey("inputs");
        boolean oneFile = !several || top.containsKey("shape");
        unknown("", top, several ? oneFile ? union(TOP, FILE) : TOP : union(TOP, INPUT));
        String format = required(top, "format");
        if (!format.isEmpty() && !format.matches("[a-z0-9][a-z0-9-]*")) {
            problems.add("`format` is \"%s\"; expected lower-case words joined by hyphens".formatted(format));
        }
        List<Mapping.Input> inputs = new ArrayList<>();
        if (several && oneFile) {
            inputs.addAll(kindsOfRows(top));
        } else if (several) {
            map("`inputs`", top.get("inputs"))
                    .forEach((name, value) -> inputs.add(input(name, map("input `" + name + "`", value))));
        } else {
            inputs.add(input(Mapping.SINGLE, top));
        }
        if (!inputs.isEmpty() && inputs.stream().allMatch(Mapping.Input::optional)) {
            problems.add("every input is `optional`; expected one that each export has");
        }
        Map<String, String> select = texts("`select`", top.get("select"));
        Optional<String> instead = text(top, "instead");
        if (instead.isPresent() && !select.isEmpty()) {
            problems.add("`instead` is for what is not read; expected no `select` beside it");
        } else if (instead.isEmpty() && select.isEmpty()) {
            problems.add("`select` is missing; expected a SQL select for at least one of " + records());
        }
        select.keySet().stream()
                .filter(record ->
                        Tables.STAGING.stream().noneMatch(table -> table.name().equals(record)))
                .forEach(record ->
                        problems.add("`select` fills \"%s\"; expected one of %s".formatted(record, records())));
        select.forEach((record, sql) -> {
            int statements = Query.statements(sql).size();
            if (statements != 1) {
                problems.add("`select` for %s is %d statements; expected one select".formatted(record, statements));
            }
        });
        return Optional.of(new Mapping(
                format,
                text(top, "title").orElse(format),
                text(top, "subject").orElseGet(() -> subject(select)),
                text(top, "note"),
                inputs,
                oneFile,
                instead,
                select,
                covers(top),
                text,
                version(text, select),
                shipped));
    }

    private Mapping.Input input(String name, Map<String, Object> yaml) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            problems.add("input `%s`: expected a name of lower-case letters, digits and underscores".formatted(name));
        }
        return input(
                name,
                shape(required(yaml, "shape")),
                recognitions(yaml.get("recognise")),
                map("`layout`", yaml.get("layout")),
                yaml);
    }

    private Mapping.Input input(
            String name,
            Shape shape,
            List<Recognition> recognitions,
            Map<String, Object> layout,
            Map<String, Object> yaml) {
        List<Mapping.Column> columns = columns(map("`columns`", yaml.get("columns")));
        if (shape == Shape.XML && !yaml.containsKey("instead")) {
            inXml(name, layout, columns);
        }
        return new Mapping.Input(
                name,
                shape,
                new Layout(problems)
                        .settings(
                                layout,
                                headers(recognitions, columns),
                                columns.stream().map(Mapping.Column::headers).toList()),
                recognitions,
                columns,
                texts("`leave_out`", yaml.get("leave_out")),
                Boolean.TRUE.equals(yaml.get("lookup")),
                Boolean.TRUE.equals(yaml.get("optional")));
    }

    /** One recognition, or a list of which any will do. */
    private List<Recognition> recognitions(@Nullable Object value) {
        List<?> each =
                value instanceof List<?> several && !several.isEmpty() ? several : Collections.singletonList(value);
        return each.stream().map(one -> recognition(map("`recognise`", one))).toList();
    }

    /** None where one recognition asks nothing of the header: the first line is the header then. */
    private static List<Header.Wanted> headers(List<Recognition> recognitions, List<Mapping.Column> columns) {
        List<Header.Wanted> wanted = recognitions.stream()
                .flatMap(recognition -> recognition.header(columns).stream())
                .toList();
        return wanted.size() == recognitions.size() ? wanted : List.of();
    }

    /** XML has no header to take other columns from. */
    private void inXml(String name, Map<String, Object> layout, List<Mapping.Column> columns) {
        if (!layout.containsKey("rows")) {
            problems.add(
                    "input `%s` has no `layout.rows`; expected the path of the elements that are rows".formatted(name));
        }
        if (columns.isEmpty()
                || columns.stream().anyMatch(column -> column.name().equals(Mapping.REST))) {
            problems.add("input `%s`: expected the path of every column under `columns`".formatted(name));
        }
    }

    /** Inputs of one file: how to know the file, and what it is, is said once. */
    private List<Mapping.Input> kindsOfRows(Map<String, Object> top) {
        Shape shape = shape(required(top, "shape"));
        if (shape != Shape.XML) {
            problems.add("`inputs` beside `shape: %s`; expected the shape of each input, or `shape: xml`"
                    .formatted(shape.name()));
        }
        List<Recognition> recognitions = recognitions(top.get("recognise"));
        Map<String, Object> layout = map("`layout`", top.get("layout"));
        List<Mapping.Input> inputs = new ArrayList<>();
        map("`inputs`", top.get("inputs")).forEach((name, value) -> {
            Map<String, Object> kind = map("input `" + name + "`", value);
            unknown("input `" + name + "`", kind, KIND_OF_ROWS);
            Map<String, Object> both = new LinkedHashMap<>(layout);
            both.putAll(map("`layout`", kind.get("layout")));
            inputs.add(input(name, shape, recognitions, both, kind));
        });
        return inputs;
    }

    private Shape shape(String name) {
        try {
            return Shape.named(name);
        } catch (IllegalArgumentException e) {
            if (!name.isEmpty()) {
                problems.add(String.valueOf(e.getMessage()));
            }
            return Shape.DELIMITED;
        }
    }

    private Recognition recognition(Map<String, Object> yaml) {
        unknown("`recognise`", yaml, RECOGNISE);
        Recognition recognition = new Recognition(
                list("`recognise.columns`", yaml.get("columns")),
                list("`recognise.not`", yaml.get("not")),
                list("`recognise.like`", yaml.get("like")).stream()
                        .flatMap(regex -> pattern("`recognise.like`", regex).stream())
                        .toList(),
                text(yaml, "name"),
                texts("`recognise.properties`", yaml.get("properties")),
                yaml.get("width") instanceof Integer width ? Optional.of(width) : Optional.empty(),
                patterns(texts("`recognise.values`", yaml.get("values"))),
                oneOrMore("`recognise.root`", yaml.get("root")),
                oneOrMore("`recognise.namespace`", yaml.get("namespace")));
        if (recognition.isEmpty()) {
            problems.add(
                    "`recognise` is missing; expected `columns`, or `width` and `values` for a file without header,"
                            + " `root` and `namespace` for XML, or at least `name`");
        }
        return recognition;
    }

    private Map<String, Pattern> patterns(Map<String, String> texts) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        texts.forEach((column, regex) -> pattern("`recognise.values` of \"" + column + "\"", regex)
                .ifPresent(pattern -> patterns.put(column, pattern)));
        return patterns;
    }

    private Optional<Pattern> pattern(String where, String regex) {
        try {
            return Optional.of(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            problems.add("%s is no regular expression: %s".formatted(where, e.getDescription()));
            return Optional.empty();
        }
    }

    private List<Mapping.Column> columns(Map<String, Object> yaml) {
        List<Mapping.Column> columns = new ArrayList<>();
        yaml.forEach((name, value) -> {
            if (value instanceof Map<?, ?>) {
                Map<String, Object> detail = map("column \"" + name + "\"", value);
                unknown("column \"" + name + "\"", detail, COLUMN);
                columns.add(new Mapping.Column(
                        name,
                        type(name, text(detail, "type").orElse("text")),
                        list("`also` of \"" + name + "\"", detail.get("also")),
                        Boolean.TRUE.equals(detail.get("optional"))));
            } else {
                columns.add(new Mapping.Column(name, type(name, String.valueOf(value)), List.of(), false));
            }
        });
        return columns;
    }

    private CellType type(String column, String words) {
        return CellType.parse(words).orElseGet(() -> {
            problems.add(
                    "column \"%s\" is \"%s\"; expected text, date [pattern], time [pattern], number [point|comma], whole or flag"
                            .formatted(column, words));
            return new CellType.Text();
        });
    }

    private Mapping.Covers covers(Map<String, Object> top) {
        String word = text(top, "covers").orElse("days");
        try {
            return Mapping.Covers.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problems.add("`covers` is \"%s\"; expected days, months or years".formatted(word));
            return Mapping.Covers.DAYS;
        }
    }

    private String required(Map<String, Object> yaml, String key) {
        Optional<String> value = text(yaml, key);
        if (value.isEmpty()) {
            problems.add("`%s` is missing".formatted(key));
        }
        return value.orElse("");
    }

    private static Optional<String> text(Map<String, Object> yaml, String key) {
        return Optional.ofNullable(yaml.get(key)).map(Object::toString);
    }

    private Map<String, String> texts(String where, @Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(where, value).forEach((key, text) -> texts.put(key, String.valueOf(text)));
        return texts;
    }

    private List<String> list(String where, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        problems.add("%s is \"%s\"; expected a list".formatted(where, value));
        return List.of();
    }

    private List<String> oneOrMore(String where, @Nullable Object value) {
        return value instanceof String one ? List.of(one) : list(where, value);
    }

    private Map<String, Object> map(String where, @Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> yaml) {
            yaml.forEach((key, element) -> map.put(String.valueOf(key), element));
        } else if (value != null) {
            problems.add("%s is \"%s\"; expected keys with values".formatted(where, value));
        }
        return map;
    }

    private void unknown(String where, Map<String, Object> yaml, Set<String> known) {
        yaml.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add("%s has the key `%s`; expected one of %s"
                        .formatted(
                                where.isEmpty() ? "the file" : where,
                                key,
                                known.stream().sorted().toList())));
    }

    /** Files staged before a record had its present columns are read again, as after a change of the mapping. */
    private static String version(String text, Map<String, String> select) {
        return Hash.hex(Stream.concat(
                        Stream.of(text),
                        filled(select).map(TableSchema::duckDbColumns).sorted())
                .toArray(String[]::new));
    }

    private static Stream<TableSchema> filled(Map<String, String> select) {
        return select.keySet().stream()
                .flatMap(record ->
                        Tables.STAGING.stream().filter(table -> table.name().equals(record)));
    }

    private static String subject(Map<String, String> select) {
        return filled(select)
                .flatMap(table -> table.staged().stream())
                .map(staged -> staged.subject())
                .findFirst()
                .orElse("");
    }

    private static List<String> records() {
        return Tables.STAGING.stream().map(TableSchema::name).toList();
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> union = new HashSet<>(some);
        union.addAll(others);
        return union;
    }
}
