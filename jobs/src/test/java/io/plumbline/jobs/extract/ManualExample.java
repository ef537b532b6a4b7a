package io.plumbline.jobs.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A worked example of the manual on formats: a mapping, files, and what becomes of their rows.
 *
 * @param files name to text
 * @param settings the text of a client.yml
 * @param counts read, loaded, rejected, left out
 * @param fills record to a table, the first row of which are the names of the columns
 * @param rejects such a table over the rejected rows
 */
record ManualExample(
        String title,
        String mapping,
        Map<String, String> files,
        Optional<String> settings,
        List<Long> counts,
        Map<String, List<List<String>>> fills,
        Optional<List<List<String>>> rejects) {

    private static final Pattern FENCE =
            Pattern.compile("^(?:`([^`]+)`[^\\n]*:\\n\\n)?```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COUNTS =
            Pattern.compile("(\\d+) rows: (\\d+) loaded, (\\d+) rejected, (\\d+) left out\\.");
    private static final Pattern FILLS = Pattern.compile("It fills `(\\w+)`:\\n\\n((?:\\|.*\\n)+)");
    private static final Pattern REJECTS = Pattern.compile("It rejects:\\n\\n((?:\\|.*\\n)+)");

    /** Every example, by its heading. */
    static List<ManualExample> in(String manual) {
        String part = manual.substring(manual.indexOf("\n## Worked examples"), manual.indexOf("\n## The records"));
        return Stream.of(part.split("(?m)^### ", -1))
                .skip(1)
                .map(ManualExample::of)
                .toList();
    }

    private static ManualExample of(String text) {
        String mapping = "";
        Optional<String> settings = Optional.empty();
        Map<String, String> files = new LinkedHashMap<>();
        for (MatchResult fence : FENCE.matcher(text).results().toList()) {
            String name = Optional.ofNullable(fence.group(1)).orElse("");
            if (name.isEmpty()) {
                mapping = fence.group(3);
            } else if (name.equals("client.yml")) {
                settings = Optional.of(fence.group(3));
            } else {
                files.put(name, fence.group(3));
            }
        }
        Map<String, List<List<String>>> fills = new LinkedHashMap<>();
        FILLS.matcher(text).results().forEach(match -> fills.put(match.group(1), table(match.group(2))));
        return new ManualExample(
                text.lines().findFirst().orElseThrow(),
                mapping,
                files,
                settings,
                counts(text),
                fills,
                REJECTS.matcher(text).results().findFirst().map(match -> table(match.group(1))));
    }

    private static List<Long> counts(String text) {
        Matcher matcher = COUNTS.matcher(text);
        if (!matcher.find()) {
            return List.of();
        }
        return Stream.of(1, 2, 3, 4)
                .map(group -> Long.parseLong(matcher.group(group)))
                .toList();
    }

    /** A Markdown table without its ruler. */
    static List<List<String>> table(String markdown) {
        List<List<String>> rows = new ArrayList<>();
        markdown.lines()
                .filter(line -> !line.matches("[|-]+"))
                .map(line -> Stream.of(line.strip().split("\\|", -1))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .forEach(rows::add);
        return rows;
    }

    @Override
    public String toString() {
        return title;
    }
}
