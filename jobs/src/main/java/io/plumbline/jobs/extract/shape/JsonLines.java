package io.plumbline.jobs.extract.shape;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.jobs.extract.shape.Profile.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A JSON object a line, or one JSON array or document of objects: fields within fields are named {@code outer.inner},
 * arrays stay JSON text unless the settings explode them. Read twice when the mapping does not name the columns, as any
 * object may bring new ones.
 */
record JsonLines() implements Shape {
    private static final long LARGEST_OBJECT = 256L << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectReader VALUES = MAPPER.reader();
    private static final ObjectReader ONE_VALUE = VALUES.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public String name() {
        return "json-lines";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        if (profile.kind() != Kind.JSON && profile.kind() != Kind.TEXT) {
            throw new UnreadableFile(
                    source.path(),
                    "a file of kind %s".formatted(profile.kind().name().toLowerCase(Locale.ROOT)),
                    "JSON objects",
                    "Choose the format by hand, or export the file again.");
        }
        List<String> keys = keys(source, profile, settings, rows.wanted());
        List<String> columns = ColumnNames.unique(keys);
        rows.header(columns);
        Cells cells = new Cells(1 << 10);
        documents(source, profile, settings, new Documents() {
            @Override
            public boolean object(long line, JsonNode object) {
                for (Map<String, String> row : rowsOf(object, settings)) {
                    cells.clear();
                    keys.forEach(key -> cells.add(row.getOrDefault(key, "")));
                    rows.row(line, cells);
                }
                return !rows.enough();
            }

            @Override
            public void leftOut(long line, String reason) {
                rows.leftOut(line, reason);
            }

            @Override
            public boolean rejected(long line, String found, String expected) {
                rows.rejected(line, null, found, expected);
                return !rows.enough();
            }
        });
    }

    /** What stands in the file, in its order. */
    private interface Documents {
        /** Gives false when no more are wanted. */
        boolean object(long line, JsonNode object);

        void leftOut(long line, String reason);

        /** Gives false when no more are wanted. */
        boolean rejected(long line, String found, String expected);
    }

    /** All fields in the order in which they first appear. */
    private static final class Keys implements Documents {
        private final Set<String> found = new LinkedHashSet<>();
        private final ShapeSettings settings;
        private final long wanted;
        private long seen;

        Keys(ShapeSettings settings, long wanted) {
            this.settings = settings;
            this.wanted = wanted;
        }

        @Override
        public boolean object(long line, JsonNode object) {
            rowsOf(object, settings).forEach(row -> found.addAll(row.keySet()));
            return ++seen < wanted;
        }

        @Override
        public void leftOut(long line, String reason) {}

        /** What is no object counts as well: whoever looks at a beginning need not read a file of another kind to its end. */
        @Override
        public boolean rejected(long line, String found, String expected) {
            return ++seen < wanted;
        }
    }

    private static List<String> keys(Source source, Profile profile, ShapeSettings settings, long wanted)
            throws IOException {
        if (settings.header() instanceof Header.Absent named && !named.columns().isEmpty()) {
            return named.columns();
        }
        Keys keys = new Keys(settings, wanted);
        documents(source, profile, settings, keys);
        List<String> found = List.copyOf(keys.found);
        if (settings.header() instanceof Header.Containing containing && !containing.matches(found)) {
            throw new UnreadableFile(
                    source.path(),
                    "objects with the fields " + String.join(", ", found),
                    "the fields " + containing,
                    "Check that it is the right export, or correct the header of its format.");
        }
        return found;
    }

    /** A line that is a whole object, or none of it: a document over many lines begins with an unfinished one. */
    private static void documents(Source source, Profile profile, ShapeSettings settings, Documents documents)
            throws IOException {
        if (isDocument(source, profile, settings)) {
            document(source, profile, settings, documents);
            return;
        }
        try (DelimitedRecords lines = lines(source, profile, settings)) {
            boolean more = true;
            while (more && lines.next()) {
                more = line(lines, settings, documents);
            }
        }
    }

    /** Lines without fields and quotes. */
    private static DelimitedRecords lines(Source source, Profile profile, ShapeSettings settings) throws IOException {
        ShapeSettings.Builder bare =
                ShapeSettings.builder().separator("\u0001").quote("").maxRowBytes(settings.maxRowBytes());
        settings.encoding().ifPresent(bare::encoding);
        return new DelimitedRecords(source, profile, bare.build());
    }

    private static boolean isDocument(Source source, Profile profile, ShapeSettings settings) throws IOException {
        try (DelimitedRecords lines = lines(source, profile, settings)) {
            while (lines.next()) {
                if (lines.problem() == null && !lines.isBlank()) {
                    String text = lines.cells().text(0).strip();
                    return text.startsWith("[") || (text.startsWith("{") && !text.endsWith("}"));
                }
            }
            return false;
        }
    }

    private static boolean line(DelimitedRecords lines, ShapeSettings settings, Documents documents) {
        String problem = lines.problem();
        if (problem != null) {
            return documents.rejected(lines.line(), lines.excerpt(), problem);
        }
        if (lines.isBlank()) {
            documents.leftOut(lines.line(), "blank line");
            return true;
        }
        Cells cells = lines.cells();
        try {
            JsonNode node = ONE_VALUE.readTree(cells.bytes(), cells.start(0), cells.end(0) - cells.start(0));
            if (node.isObject()) {
                return objects(lines.line(), node, settings, documents);
            }
            return documents.rejected(lines.line(), lines.excerpt(), "a JSON object");
        } catch (JsonProcessingException e) {
            return documents.rejected(lines.line(), lines.excerpt(), "a JSON object (%s)".formatted(words(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory
        }
    }

    /** Arrays are streamed element by element; a document that is one object is read as a whole. */
    private static void document(Source source, Profile profile, ShapeSettings settings, Documents documents)
            throws IOException {
        try (JsonParser parser = VALUES.createParser(Utf8.open(source, profile, settings))) {
            boolean more = true;
            for (JsonToken token = parser.nextToken(); more && token != null; token = parser.nextToken()) {
                long line = parser.currentTokenLocation().getLineNr();
                switch (token) {
                    case START_ARRAY, END_ARRAY -> {}
                    case START_OBJECT -> {
                        if (settings.rows().isPresent()) {
                            more = wrapped(parser, settings.rows().get(), documents);
                        } else {
                            refuseHuge(source, profile, parser);
                            JsonNode object = VALUES.readTree(parser);
                            more = documents.object(line, object);
                        }
                    }
                    default -> more = documents.rejected(line, parser.getText(), "a JSON object");
                }
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableFile(
                    source.path(),
                    "broken JSON%s (%s)"
                            .formatted(
                                    e.getLocation() == null
                                            ? ""
                                            : " on line " + e.getLocation().getLineNr(),
                                    words(e)),
                    "JSON",
                    "Export it again, as one object a line if it can be chosen.",
                    e);
        }
    }

    /** The objects of a page, or the object itself where it is no page. */
    private static boolean objects(long line, JsonNode node, ShapeSettings settings, Documents documents) {
        JsonNode page = node.path(settings.rows().orElse(""));
        if (settings.rows().isEmpty() || !page.isArray()) {
            return documents.object(line, node);
        }
        boolean more = true;
        for (JsonNode object : page) {
            more = more && documents.object(line, object);
        }
        return more;
    }

    /** Streams the objects that a document wraps; what stands beside them is not read. */
    private static boolean wrapped(JsonParser parser, String rows, Documents documents) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        ObjectNode whole = MAPPER.createObjectNode();
        boolean isPage = false;
        boolean more = true;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            if (array && field.equals(rows)) {
                isPage = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    long at = parser.currentTokenLocation().getLineNr();
                    JsonNode object = VALUES.readTree(parser);
                    more = more && documents.object(at, object);
                    if (!more) {
                        return false;
                    }
                }
            } else if (isPage) {
                parser.skipChildren();
            } else {
                whole.set(field, VALUES.<JsonNode>readTree(parser));
            }
        }
        return isPage ? more : documents.object(line, whole);
    }

    /** What is wrong, without the name of the method that would allow it. */
    private static String words(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll(", from `[^`]*`", "");
    }

    private static void refuseHuge(Source source, Profile profile, JsonParser parser) throws UnreadableFile {
        if (profile.bytes() > LARGEST_OBJECT
                && parser.getParsingContext().getParent().inRoot()) {
            throw new UnreadableFile(
                    source.path(),
                    "one JSON object of %,d bytes".formatted(profile.bytes()),
                    "an array of objects, or one object a line",
                    "Export it as JSON lines.");
        }
    }

    private static List<Map<String, String>> rowsOf(JsonNode object, ShapeSettings settings) {
        String path = settings.explode().orElse("");
        Map<String, String> outer = new LinkedHashMap<>();
        flatten("", object, path, outer);
        JsonNode exploded = at(object, path);
        if (!exploded.isArray() || exploded.isEmpty()) {
            return List.of(outer);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode element : exploded) {
            Map<String, String> row = new LinkedHashMap<>(outer);
            flatten(path, element, "", row);
            rows.add(row);
        }
        return rows;
    }

    private static JsonNode at(JsonNode object, String path) {
        return path.isEmpty() ? MissingNode.getInstance() : object.at("/" + path.replace('.', '/'));
    }

    private static void flatten(String name, JsonNode node, String exploded, Map<String, String> row) {
        if (node.isObject()) {
            String prefix = name.isEmpty() ? "" : name + ".";
            node.properties().forEach(field -> flatten(prefix + field.getKey(), field.getValue(), exploded, row));
        } else if (node.isArray()) {
            if (exploded.isEmpty() || !name.equals(exploded)) {
                row.put(name, node.toString());
            }
        } else if (node.isNumber()) {
            row.put(name, node.decimalValue().toPlainString());
        } else {
            row.put(name, node.isNull() ? "" : node.asText());
        }
    }
}
