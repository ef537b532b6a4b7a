package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.Sources;
import io.plumbline.jobs.extract.shape.XmlOutline;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.ColumnType;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drafts a mapping for an unknown file. What columns are usually called is learnt from the shipped formats: a header that
 * one of them reads as {@code posted_on} is likely to be {@code posted_on} again. Headings of other languages are first put
 * into English word by word.
 */
public final class Draft {
    private static final Pattern READ_AS = Pattern.compile("\"([^\"]+)\" as (\\w+)");

    private static final Map<String, String> WORDS = words();

    private final Formats formats;

    public Draft(Formats formats) {
        this.formats = formats;
    }

    /** The text of a mapping for a person to finish. */
    public String of(Path file, String format) throws IOException {
        Source source =
                Sources.in(file.toAbsolutePath().resolveSibling(""), file).get(0);
        Profile profile = Profile.of(source);
        Optional<XmlOutline> xml = XmlOutline.whole(source, profile);
        List<FileStudy> studies =
                xml.isPresent() ? FileStudy.ofXml(source, profile, xml.get()) : List.of(FileStudy.of(source, profile));
        Studied best = studies.stream()
                .flatMap(study -> Tables.STAGING.stream().map(record -> new Studied(study, guess(record, study))))
                .max(Comparator.comparing(studied -> studied.guess().score()))
                .orElseThrow(() -> new UserMistake(
                        "%s: found no element that occurs more than once within another, expected rows. Write the mapping by hand."
                                .formatted(file)));
        return yaml(format, source, profile, xml, best.study(), best.guess());
    }

    /** Rows of the file and what they may be. */
    private record Studied(FileStudy study, Guess guess) {}

    /**
     * A record that the file may fill.
     *
     * @param columns the record's columns with the file's
     */
    private record Guess(TableSchema record, Map<String, String> columns, int score) {}

    private Guess guess(TableSchema record, FileStudy study) {
        Map<String, Set<String>> names = usualNames(record);
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> used = new LinkedHashSet<>();
        int score = 0;
        for (int closeness = 3; closeness >= 1; closeness--) {
            for (ColumnSchema wanted : record.ownColumns()) {
                if (!columns.containsKey(wanted.name())) {
                    Optional<String> found =
                            closest(wanted, names.getOrDefault(wanted.name(), Set.of()), study, used, closeness);
                    if (found.isPresent()) {
                        columns.put(wanted.name(), found.get());
                        used.add(found.get());
                        score += closeness * (wanted.required() ? 3 : 1);
                    }
                }
            }
        }
        int missing = (int) record.ownColumns().stream()
                .filter(column -> column.required() && !columns.containsKey(column.name()))
                .count();
        return new Guess(record, columns, score - 6 * missing);
    }

    private Map<String, Set<String>> usualNames(TableSchema record) {
        Map<String, Set<String>> names = new HashMap<>();
        for (ColumnSchema column : record.ownColumns()) {
            names.computeIfAbsent(column.name(), any -> new LinkedHashSet<>())
                    .add(plain(column.name().replaceFirst("_on$", " date")));
        }
        for (Mapping mapping : formats.mappings()) {
            Matcher read = READ_AS.matcher(mapping.select().getOrDefault(record.name(), ""));
            while (read.find()) {
                Set<String> known = names.get(read.group(2));
                if (known != null) {
                    mapping.inputs().stream()
                            .flatMap(input -> input.columns().stream())
                            .filter(column -> column.name().equals(read.group(1)))
                            .flatMap(column -> column.headers().stream())
                            .forEach(header -> known.add(plain(header)));
                }
            }
        }
        return names;
    }

    private static Optional<String> closest(
            ColumnSchema wanted, Set<String> names, FileStudy study, Set<String> used, int closeness) {
        return study.columns().stream()
                .filter(column -> !used.contains(column.name()) && fits(wanted.type(), column.type()))
                .filter(column ->
                        names.stream().anyMatch(name -> closeness(inEnglish(column.name()), name) >= closeness))
                .map(FileStudy.Column::name)
                .findFirst();
    }

    private static boolean fits(ColumnType wanted, String found) {
        if (wanted == ColumnType.Simple.TEXT) {
            return !found.equals("date");
        } else if (wanted == ColumnType.Simple.DATE
                || wanted == ColumnType.Simple.INSTANT
                || wanted == ColumnType.Simple.LOCAL_TIME) {
            return found.equals("date");
        } else if (wanted == ColumnType.Simple.BOOLEAN) {
            return found.equals("flag");
        }
        return found.equals("number");
    }

    /** 3 the same words, 2 all the words of the name, 1 the last word of either. */
    private static int closeness(String header, String name) {
        if (header.equals(name)) {
            return 3;
        }
        Set<String> headerWords = new LinkedHashSet<>(List.of(header.split(" ", -1)));
        Set<String> nameWords = new LinkedHashSet<>(List.of(name.split(" ", -1)));
        if (headerWords.containsAll(nameWords) || nameWords.containsAll(headerWords)) {
            return 2;
        }
        return last(header).equals(last(name)) ? 1 : 0;
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    /** A heading word by word, as far as the words are known: {@code Bon-Nr} is {@code receipt no}. */
    private static String inEnglish(String header) {
        return Stream.of(plain(header).split(" ", -1))
                .map(word -> WORDS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        try (InputStream stream = Draft.class.getResourceAsStream("heading-words.csv")) {
            new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .forEach(pair -> words.put(pair[0], pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static String plain(String header) {
        return header.replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String yaml(
            String format, Source source, Profile profile, Optional<XmlOutline> xml, FileStudy study, Guess guess) {
        List<String> lines = new ArrayList<>();
        lines.add("# A draft for %s. Check what is guessed, then see `plumbline formats detect`."
                .formatted(source.name()));
        lines.add(
                guess.columns().isEmpty()
                        ? "# No heading tells what it fills: %s only holds the place of the right record."
                                .formatted(guess.record().name())
                        : "# It fills %s: %s."
                                .formatted(
                                        guess.record().name(),
                                        guess.record().grain().toLowerCase(Locale.ROOT)));
        lines.add("format: " + format);
        lines.add("title: " + quoted(source.name()));
        lines.add("shape: " + FileStudy.shape(profile).name());
        if (xml.isPresent()) {
            xml(lines, xml.get(), study);
        } else {
            layout(lines, profile, study);
            recognise(lines, study, guess);
        }
        lines.add(
                "columns:   # text unless said otherwise; other types: date [pattern], time, number [point|comma], whole, flag");
        study.columns()
                .forEach(column -> lines.add("  %s: %s%s"
                        .formatted(
                                quoted(column.name()),
                                type(column, guess),
                                column.example().isEmpty() ? "   # always empty" : "   # such as " + example(column))));
        lines.add("select:");
        lines.add("  %s: |".formatted(guess.record().name()));
        lines.add("    select");
        select(lines, study, guess);
        lines.add("    from input");
        return String.join("\n", lines) + "\n";
    }

    /** What becomes text is read as text: a receipt number is no number. */
    private static String type(FileStudy.Column column, Guess guess) {
        return guess.columns().entrySet().stream()
                .filter(each -> each.getValue().equals(column.name()))
                .findFirst()
                .map(each ->
                        guess.record().column(each.getKey()).type() == ColumnType.Simple.TEXT ? "text" : column.type())
                .orElse(column.type());
    }

    private static void xml(List<String> lines, XmlOutline xml, FileStudy study) {
        String rows = study.rowsPath().orElseThrow();
        lines.add("layout:");
        lines.add("  rows: %s   # each such element is a row".formatted(quoted(rows)));
        xml.repeated().stream()
                .filter(path -> !path.equals(rows))
                .limit(20)
                .forEach(path -> lines.add("  # or %s, %d times"
                        .formatted(
                                path,
                                Objects.requireNonNull(xml.paths().get(path)).times())));
        lines.add("recognise:   # what tells a file of this format from others");
        lines.add("  root: " + quoted(xml.root()));
        if (!xml.namespace().isEmpty()) {
            lines.add("  namespace: %s   # with * and ?".formatted(quoted(xml.namespace())));
        }
    }

    private static void layout(List<String> lines, Profile profile, FileStudy study) {
        if (!study.hasHeader()) {
            lines.add("layout:");
            profile.separator().ifPresent(separator -> lines.add("  separator: " + quoted(separator.text())));
            lines.add("  header: [%s]   # the file has none: name the columns"
                    .formatted(study.columns().stream()
                            .map(column -> quoted(column.name()))
                            .collect(Collectors.joining(", "))));
        } else if (study.total().isPresent()) {
            lines.add("layout:");
        }
        study.total()
                .ifPresent(word ->
                        lines.add("  footer: [%s]   # rows that begin so are totals".formatted(quoted("^" + word))));
    }

    private static void recognise(List<String> lines, FileStudy study, Guess guess) {
        lines.add("recognise:   # what tells a file of this format from others");
        if (study.hasHeader()) {
            List<String> known = study.columns().stream()
                    .map(FileStudy.Column::name)
                    .filter(guess.columns()::containsValue)
                    .toList();
            List<String> columns = known.size() >= 2
                    ? known
                    : study.columns().stream().map(FileStudy.Column::name).toList();
            lines.add("  columns: [%s]"
                    .formatted(columns.stream().map(Draft::quoted).collect(Collectors.joining(", "))));
        } else {
            lines.add("  width: " + study.columns().size());
            lines.add("  values: { %s: '.+' }   # regular expressions that the first rows match"
                    .formatted(quoted(study.columns().get(0).name())));
        }
    }

    private static void select(List<String> lines, FileStudy study, Guess guess) {
        lines.add("        source_row,");
        List<String> selected = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (ColumnSchema column : guess.record().ownColumns()) {
            String found = guess.columns().get(column.name());
            if (found != null) {
                selected.add("        %s as %s".formatted(Workbench.name(found), column.name()));
            } else if (column.required()) {
                selected.add("        null as %s  -- needed: %s".formatted(column.name(), column.about()));
            } else {
                open.add("        -- as %s: %s".formatted(column.name(), column.about()));
            }
        }
        for (int i = 0; i < selected.size(); i++) {
            boolean last = i == selected.size() - 1;
            lines.add(last ? selected.get(i) : selected.get(i).replaceFirst("(  --.*)?$", ",$1"));
        }
        lines.addAll(open);
        study.columns().stream()
                .filter(column -> !guess.columns().containsValue(column.name()))
                .forEach(column -> lines.add("        -- not used: " + Workbench.name(column.name())));
    }

    private static String example(FileStudy.Column column) {
        String example = column.example().replaceAll("\\s+", " ");
        return example.length() > 30 ? example.substring(0, 30) + "..." : example;
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9 ./-]*") && !text.matches("(?i)true|false|yes|no|null|on|off|y|n")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }
}
