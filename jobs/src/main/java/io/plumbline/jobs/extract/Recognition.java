package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Cells;
import io.plumbline.jobs.extract.shape.Header;
import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.Rows;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.UnreadableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
 */
record Recognition(
        List<String> columns,
        List<String> not,
        List<Pattern> like,
        Optional<String> name,
        Map<String, String> properties,
        Optional<Integer> width,
        Map<String, Pattern> values) {

    private static final int ROWS = 50;

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
                && width.isEmpty();
    }

    /** The names of each column that the header must have. */
    List<List<String>> headers(List<Mapping.Column> declared) {
        return columns.stream()
                .map(column -> declared.stream()
                        .filter(candidate -> Header.plain(candidate.name()).equals(Header.plain(column)))
                        .findFirst()
                        .map(Mapping.Column::headers)
                        .orElse(List.of(column)))
                .toList();
    }

    /** Reads the beginning of the file as the input would and says whether it fits. */
    Optional<Fit> fit(Source source, Profile profile, Mapping.Input input) throws IOException {
        if (name.isPresent() && !Glob.of(name.get()).matches(source.name())) {
            return Optional.empty();
        }
        Beginning beginning = new Beginning();
        try {
            input.shape().read(source, profile, input.layout(), beginning);
        } catch (UnreadableFile e) {
            return Optional.empty();
        }
        return fits(beginning) ? Optional.of(new Fit(score(), evidence())) : Optional.empty();
    }

    private boolean fits(Beginning beginning) {
        Set<String> header = beginning.header.stream().map(Header::plain).collect(Collectors.toSet());
        return beginning.headerSeen
                && not.stream().map(Header::plain).noneMatch(header::contains)
                && like.stream()
                        .allMatch(pattern -> beginning.header.stream()
                                .anyMatch(column ->
                                        pattern.matcher(column.strip()).matches()))
                && width.map(expected -> beginning.header.size() == expected).orElse(true)
                && properties.entrySet().stream()
                        .allMatch(property -> Glob.of(property.getValue())
                                .matches(beginning.properties.getOrDefault(property.getKey(), "")))
                && values.entrySet().stream().allMatch(value -> beginning.hold(value.getKey(), value.getValue()));
    }

    private int score() {
        return 10 * columns.size()
                + not.size()
                + 10 * like.size()
                + name.map(glob -> 5).orElse(0)
                + 10 * properties.size()
                + width.map(any -> 5).orElse(0)
                + 5 * values.size();
    }

    private String evidence() {
        List<String> reasons = new ArrayList<>();
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

    /** The header, the preamble and the first rows of a file. */
    static final class Beginning implements Rows {
        private boolean headerSeen;
        List<String> header = List.of();
        final Map<String, String> properties = new LinkedHashMap<>();
        final List<List<String>> rows = new ArrayList<>();

        @Override
        public void header(List<String> columns) {
            headerSeen = true;
            header = List.copyOf(columns);
        }

        @Override
        public void row(long sourceRow, Cells cells) {
            rows.add(cells.texts());
        }

        @Override
        public void leftOut(long sourceRow, String reason) {}

        @Override
        public void rejected(long sourceRow, @Nullable String column, @Nullable String found, String expected) {}

        @Override
        public void property(String name, String value) {
            properties.put(name, value);
        }

        @Override
        public boolean isGlance() {
            return true;
        }

        @Override
        public boolean enough() {
            return rows.size() >= ROWS;
        }

        boolean hold(String column, Pattern pattern) {
            int index = header.indexOf(column);
            return index >= 0
                    && !rows.isEmpty()
                    && rows.stream()
                            .map(row -> row.get(index))
                            .filter(cell -> !cell.isEmpty())
                            .allMatch(cell -> pattern.matcher(cell).matches());
        }
    }
}
