package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Figures;
import io.plumbline.jobs.extract.shape.Header;
import io.plumbline.jobs.extract.shape.ShapeSettings;
import io.plumbline.jobs.extract.shape.XmlLayout;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the {@code layout} of a mapping: how a file is laid out, where the shape's defaults do not fit. */
final class Layout {
    /** Every key there is. */
    static final List<String> KEYS = List.of(
            "encoding",
            "separator",
            "row_end",
            "quote",
            "header",
            "first_line",
            "skip_lines",
            "comment",
            "tables",
            "trim",
            "pad_short_rows",
            "beginning_balances",
            "closing_balances",
            "figures",
            "sheet",
            "explode",
            "footer",
            "rows",
            "properties");

    private final List<String> problems;
    private final ShapeSettings.Builder settings = ShapeSettings.builder().trim(true);
    private List<String> rows = List.of();
    private List<List<String>> columns = List.of();
    private final Map<String, List<String>> properties = new LinkedHashMap<>();

    Layout(List<String> problems) {
        this.problems = problems;
    }

    /**
     * @param headers what the header line must contain, any one of them; empty: the first line is the header
     * @param columns the names of every declared column: in XML there are no others
     */
    ShapeSettings settings(Map<String, Object> yaml, List<Header.Wanted> headers, List<List<String>> columns) {
        if (!headers.isEmpty()) {
            settings.header(new Header.Containing(headers));
        }
        this.columns = columns;
        yaml.forEach(this::read);
        try {
            if (!rows.isEmpty() || !properties.isEmpty()) {
                settings.xml(new XmlLayout(rows, rows.isEmpty() ? List.of() : columns, properties));
            }
            return settings.build();
        } catch (IllegalArgumentException e) {
            problems.add("`layout`: " + e.getMessage());
            return ShapeSettings.DEFAULT;
        }
    }

    private void read(String key, @Nullable Object value) {
        switch (key) {
            case "encoding" -> encoding(String.valueOf(value));
            case "separator" -> settings.separator(separator(String.valueOf(value)));
            case "row_end" -> settings.rowEnd(String.valueOf(value));
            case "quote" -> settings.quote(String.valueOf(value).equals("none") ? "" : String.valueOf(value));
            case "header" -> header(value);
            case "first_line" -> firstLine(value);
            case "skip_lines" -> whole(key, value, settings::skipLines);
            case "comment" -> settings.comment(String.valueOf(value));
            case "tables" -> settings.tables(Boolean.TRUE.equals(value));
            case "trim" -> settings.trim(Boolean.TRUE.equals(value));
            case "pad_short_rows" -> settings.padShortRows(Boolean.TRUE.equals(value));
            case "beginning_balances" -> settings.keepBeginningBalances("keep".equals(value));
            case "closing_balances" -> settings.keepClosingBalances("keep".equals(value));
            case "figures" -> figures(value);
            case "sheet" -> settings.sheet(String.valueOf(value));
            case "explode" -> settings.explode(String.valueOf(value));
            case "footer" -> footer(value);
            case "rows" -> rows(value);
            case "properties" -> properties(value);
            default ->
                problems.add("`layout` has the key `%s`; expected one of %s".formatted(key, String.join(", ", KEYS)));
        }
    }

    /** Paths of elements in XML, the field of a document in JSON. */
    private void rows(@Nullable Object value) {
        rows = paths(value);
        rows.stream().findFirst().ifPresent(settings::rows);
    }

    private static String separator(String word) {
        return switch (word) {
            case "tab" -> "\t";
            case "comma" -> ",";
            case "semicolon" -> ";";
            case "pipe" -> "|";
            default -> word;
        };
    }

    private void encoding(String name) {
        try {
            settings.encoding(charset(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add("`layout.encoding` is \"%s\"; expected a character set like utf-8, windows-1252 or cp850"
                    .formatted(name));
        }
    }

    static Charset charset(String name) {
        return Charset.forName(name.equalsIgnoreCase("cp850") ? "IBM850" : name);
    }

    private void header(@Nullable Object value) {
        if (value instanceof List<?> names) {
            settings.header(Header.absent(names.stream().map(String::valueOf).toArray(String[]::new)));
        } else if ("none".equals(value)) {
            settings.header(Header.absent());
        } else {
            problems.add("`layout.header` is \"%s\"; expected the names of the columns of a file that has no header"
                    .formatted(value));
        }
    }

    private void firstLine(@Nullable Object value) {
        if (value instanceof List<?> names) {
            settings.firstLine(names.stream().map(String::valueOf).toList());
        } else {
            problems.add("`layout.first_line` is \"%s\"; expected the names of the fields of the file's first line"
                    .formatted(value));
        }
    }

    private void footer(@Nullable Object value) {
        if (value instanceof List<?> patterns) {
            patterns.forEach(pattern ->
                    settings.leaveOut(pattern("footer", String.valueOf(pattern)).pattern(), "footer"));
        } else {
            problems.add("`layout.footer` is \"%s\"; expected a list of regular expressions".formatted(value));
        }
    }

    /** All that is not declared as a column of its own holds amounts. */
    private void figures(@Nullable Object value) {
        List<Pattern> leaveOut = new ArrayList<>();
        if (value instanceof Map<?, ?> detail
                && detail.keySet().equals(Set.of("leave_out"))
                && detail.get("leave_out") instanceof List<?> patterns) {
            patterns.forEach(pattern -> leaveOut.add(pattern("figures", String.valueOf(pattern))));
        } else if (!Boolean.TRUE.equals(value)) {
            problems.add("`layout.figures` is \"%s\"; expected true, or `leave_out` with a list of regular expressions"
                    .formatted(value));
            return;
        }
        settings.figures(new Figures(
                columns.stream().flatMap(List::stream).map(Header::plain).collect(Collectors.toSet()), leaveOut));
    }

    private Pattern pattern(String key, String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            problems.add("`layout.%s` has \"%s\", which is no regular expression: %s"
                    .formatted(key, regex, e.getDescription()));
            return Pattern.compile("");
        }
    }

    private void properties(@Nullable Object value) {
        if (value instanceof Map<?, ?> named) {
            named.forEach((name, paths) -> properties.put(String.valueOf(name), paths(paths)));
        } else {
            problems.add(
                    "`layout.properties` is \"%s\"; expected names with the paths of their elements".formatted(value));
        }
    }

    private static List<String> paths(@Nullable Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private void whole(String key, @Nullable Object value, Consumer<Integer> setting) {
        if (value instanceof Integer number) {
            setting.accept(number);
        } else {
            problems.add("`layout.%s` is \"%s\"; expected a whole number".formatted(key, value));
        }
    }
}
