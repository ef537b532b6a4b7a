package io.plumbline.jobs.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping in a settings file, read key by key. Whatever is wrong is noted with its line and read as if it were not
 * there, so that one reading finds every mistake.
 */
final class Settings {
    /** A text or number as it stands in the file. */
    record Word(String text, int line) {}

    private final ProblemNotes notes;
    private final int line;
    private final Map<String, Node> values;

    private Settings(ProblemNotes notes, int line, Map<String, Node> values) {
        this.notes = notes;
        this.line = line;
        this.values = values;
    }

    /** The mapping that a whole file is; nothing in it may be called anything but the keys given. */
    static Settings of(Optional<Node> root, List<String> keys, ProblemNotes notes) {
        return root.map(node -> mapping(node, "the file", keys, notes)).orElse(new Settings(notes, 1, Map.of()));
    }

    int line() {
        return line;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    int line(String key) {
        Node value = values.get(key);
        return value == null ? line : line(value);
    }

    /** What stands behind a key, whether right or not; empty for lists and mappings. */
    Optional<String> text(String key) {
        return values.get(key) instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** The value of a key, when it is there and right. */
    <T> Optional<T> value(String key, Kind<T> kind) {
        return Optional.ofNullable(values.get(key)).flatMap(node -> read(node, key, kind));
    }

    /** Where a secret is to be found. What stands there instead may be the secret: it is not repeated. */
    Optional<SecretName> secret(String key) {
        Optional<SecretName> name = text(key).flatMap(SecretName::of);
        if (has(key) && name.isEmpty()) {
            notes.add(line(key), key + " that may be the secret itself", SecretName.EXPECTED, Optional.empty());
        }
        return name;
    }

    /** The mapping below a key; empty where there is none. */
    Settings below(String key, List<String> keys) {
        Node value = values.get(key);
        return value == null ? new Settings(notes, line, Map.of()) : mapping(value, key, keys, notes);
    }

    /** The mappings of a list. */
    List<Settings> each(String key, List<String> keys) {
        return items(key).stream()
                .map(item -> mapping(item, "an item of " + key, keys, notes))
                .toList();
    }

    /** The values of a list, or the only one; those that are right, with their lines. */
    <T> List<T> list(String key, Kind<T> kind) {
        return items(key).stream()
                .flatMap(item -> read(item, key, kind).stream())
                .toList();
    }

    /** A list of lists of words. */
    List<List<Word>> groups(String key, Kind<String> kind) {
        return items(key).stream()
                .map(item -> item instanceof SequenceNode group
                        ? words(group, key, kind)
                        : this.<List<Word>>wrong(item, key, "a list of names in brackets", List.of()))
                .toList();
    }

    /** A mapping whose keys the user chooses, in the order of the file. */
    Map<Word, Word> free(String key, String expected) {
        Node value = values.get(key);
        return value == null ? Map.of() : free(value, key, expected);
    }

    /** One value for all files, or a mapping from file patterns to values. */
    <T> ByPath<T> byPath(String key, Kind<T> kind) {
        Node value = values.get(key);
        if (value == null) {
            return ByPath.unset();
        }
        return value instanceof MappingNode
                ? patterns(key, kind)
                : read(value, key, kind).map(ByPath::everywhere).orElse(ByPath.unset());
    }

    /** A mapping from file patterns to values. */
    <T> ByPath<T> patterns(String key, Kind<T> kind) {
        List<ByPath.Choice<T>> choices = new ArrayList<>();
        free(key, "a mapping from file patterns to values").forEach((pattern, word) -> {
            Optional<PathPattern> path = read(pattern, key, Kind.GLOB);
            Optional<T> settled = read(word, key, kind);
            if (path.isPresent() && settled.isPresent()) {
                choices.add(new ByPath.Choice<>(path.get(), settled.get()));
            }
        });
        return new ByPath<>(choices);
    }

    /** What a word means, or a note that it means nothing. */
    <T> Optional<T> read(Word word, String key, Kind<T> kind) {
        Optional<T> value = kind.reading().apply(word.text());
        if (value.isEmpty()) {
            notes.add(
                    word.line(),
                    "%s `%s`".formatted(key, word.text()),
                    kind.expected(),
                    Nearest.to(word.text(), kind.known()));
        }
        return value;
    }

    private <T> Optional<T> read(Node node, String key, Kind<T> kind) {
        if (node instanceof ScalarNode scalar) {
            return read(new Word(scalar.getValue(), line(node)), key, kind);
        }
        return wrong(node, key, kind.expected(), Optional.empty());
    }

    private List<Node> items(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    private List<Word> words(SequenceNode group, String key, Kind<String> kind) {
        return group.getValue().stream()
                .flatMap(node -> read(node, key, kind).map(text -> new Word(text, line(node))).stream())
                .toList();
    }

    private Map<Word, Word> free(Node value, String key, String expected) {
        if (!(value instanceof MappingNode mapping)) {
            return wrong(value, key, expected, Map.of());
        }
        Map<Word, Word> words = new LinkedHashMap<>();
        entries(mapping, notes).forEach((name, node) -> {
            if (node instanceof ScalarNode scalar) {
                words.put(name, new Word(scalar.getValue(), line(node)));
            } else {
                wrong(node, key + "." + name.text(), "a single value", Optional.empty());
            }
        });
        return words;
    }

    private <T> T wrong(Node node, String key, String expected, T instead) {
        notes.add(line(node), "%s as %s".formatted(key, inWords(node)), expected, Optional.empty());
        return instead;
    }

    private static Settings mapping(Node node, String name, List<String> keys, ProblemNotes notes) {
        if (!(node instanceof MappingNode mapping)) {
            notes.add(
                    line(node),
                    "%s as %s".formatted(name, inWords(node)),
                    "a mapping with %s".formatted(String.join(", ", keys)),
                    Optional.empty());
            return new Settings(notes, line(node), Map.of());
        }
        Map<String, Node> values = new LinkedHashMap<>();
        entries(mapping, notes).forEach((key, value) -> {
            if (!keys.contains(key.text())) {
                notes.add(
                        key.line(),
                        "the unknown setting `%s`".formatted(key.text()),
                        "one of " + String.join(", ", keys),
                        Nearest.to(key.text(), keys));
            } else if (!value.getTag().equals(Tag.NULL)) {
                values.put(key.text(), value);
            }
        });
        return new Settings(notes, line(node), values);
    }

    private static Map<Word, Node> entries(MappingNode mapping, ProblemNotes notes) {
        Map<String, Word> seen = new LinkedHashMap<>();
        Map<Word, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                notes.add(
                        line(tuple.getKeyNode()), "a key that is no text", "a name before the colon", Optional.empty());
                continue;
            }
            Word word = new Word(key.getValue(), line(key));
            Word first = seen.putIfAbsent(word.text(), word);
            if (first == null) {
                entries.put(word, tuple.getValueNode());
            } else {
                notes.add(
                        word.line(),
                        "`%s` a second time".formatted(word.text()),
                        "it once; it stands on line %d already".formatted(first.line()),
                        Optional.empty());
            }
        }
        return entries;
    }

    private static String inWords(Node node) {
        return switch (node.getNodeId()) {
            case mapping -> "a mapping";
            case sequence -> "a list";
            default -> "`%s`".formatted(((ScalarNode) node).getValue());
        };
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
