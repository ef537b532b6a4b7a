package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an XML file is made of, as far as it can be read.
 *
 * @param root the name of its outermost element, without prefix
 * @param namespace of that element; empty where it has none
 * @param paths every path below the root that occurs, in the order of the file
 */
public record XmlOutline(String root, String namespace, Map<String, Place> paths) {
    private static final int BEGINNING = 5_000;
    private static final int MOST_PATHS = 5_000;

    /**
     * A path that occurs.
     *
     * @param times how often
     * @param repeated more than once within one element
     * @param first the first text there that is not empty
     */
    public record Place(long times, boolean repeated, String first) {}

    /** Of the file's beginning; empty for what is no XML. Broken files are for whoever reads them to refuse. */
    public static Optional<XmlOutline> beginning(Source source, Profile profile) throws IOException {
        return of(source, profile, BEGINNING);
    }

    /** Of the whole file. */
    public static Optional<XmlOutline> whole(Source source, Profile profile) throws IOException {
        return of(source, profile, Long.MAX_VALUE);
    }

    /** Paths of elements that occur more than once within another, most frequent first. */
    public List<String> repeated() {
        return paths.entrySet().stream()
                .filter(path -> path.getValue().repeated() && !path.getKey().contains("@"))
                .sorted((a, b) ->
                        Long.compare(b.getValue().times(), a.getValue().times()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What can be columns of a row: paths of texts and attributes below it, next to it, and above it. */
    public List<String> columnsOf(String row) {
        return paths.entrySet().stream()
                .filter(path -> !path.getValue().first().isEmpty())
                .map(Map.Entry::getKey)
                .flatMap(path -> column(row, path).stream())
                .toList();
    }

    private Optional<String> column(String row, String path) {
        if (path.equals(row)) {
            return Optional.of(".");
        }
        if (path.startsWith(row + "/")) {
            String below = path.substring(row.length() + 1);
            return isOnce(row, path) ? Optional.of(below) : Optional.empty();
        }
        String up = "../";
        for (String above = parent(row); !above.isEmpty(); above = parent(above), up += "../") {
            if (path.startsWith(above + "/") && isOnce(above, path)) {
                return Optional.of(up + path.substring(above.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** Nothing on the way from the element down to the path is repeated. */
    private boolean isOnce(String from, String path) {
        for (String step = path; step.length() > from.length(); step = parent(step)) {
            Place place = paths.get(step);
            if (place != null && place.repeated()) {
                return false;
            }
        }
        return true;
    }

    private static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    private static Optional<XmlOutline> of(Source source, Profile profile, long elements) throws IOException {
        if (profile.kind() != Kind.XML) {
            return Optional.empty();
        }
        Walk walk = new Walk(elements);
        try (XmlEvents events = XmlEvents.lenient(source, profile)) {
            walk.through(events);
        } catch (UnreadableFile broken) {
            return walk.found();
        }
        return walk.found();
    }

    /** An open element. */
    private record Open(String path, Map<String, Integer> children) {}

    private static final class Walk {
        private final long most;
        private final Deque<Open> open = new ArrayDeque<>();
        private final Map<String, Place> paths = new LinkedHashMap<>();
        private String root = "";
        private String namespace = "";
        private long elements;
        private @Nullable StringBuilder text;

        Walk(long most) {
            this.most = most;
        }

        void through(XmlEvents events) throws IOException {
            while (elements < most && paths.size() < MOST_PATHS && events.next()) {
                if (events.isStart()) {
                    start(events);
                } else if (events.isEnd()) {
                    end(open.removeLast().path());
                } else if (text != null && text.length() < 200) {
                    text.append(
                            events.characters(), events.charactersStart(), Math.min(200, events.charactersLength()));
                }
            }
        }

        private void start(XmlEvents events) {
            elements++;
            text = new StringBuilder();
            Open parent = open.peekLast();
            if (parent == null) {
                root = events.name();
                namespace = events.namespace();
                open.addLast(new Open("", new LinkedHashMap<>()));
            } else {
                String path = parent.path().isEmpty() ? events.name() : parent.path() + "/" + events.name();
                boolean again = parent.children().merge(events.name(), 1, Integer::sum) > 1;
                note(path, again, "");
                open.addLast(new Open(path, new LinkedHashMap<>()));
            }
            String path = open.getLast().path();
            for (int i = 0; i < events.attributes(); i++) {
                note((path.isEmpty() ? "" : path + "/") + "@" + events.attribute(i), false, events.attributeValue(i));
            }
        }

        private void end(String path) {
            if (text != null && !path.isEmpty()) {
                String first = text.toString().strip();
                paths.computeIfPresent(
                        path,
                        (any, seen) -> seen.first().isEmpty() ? new Place(seen.times(), seen.repeated(), first) : seen);
            }
            text = null;
        }

        private void note(String path, boolean again, String value) {
            paths.merge(
                    path,
                    new Place(1, again, value.strip()),
                    (seen, now) -> new Place(
                            seen.times() + 1,
                            seen.repeated() || again,
                            seen.first().isEmpty() ? now.first() : seen.first()));
        }

        Optional<XmlOutline> found() {
            return root.isEmpty() ? Optional.empty() : Optional.of(new XmlOutline(root, namespace, paths));
        }
    }
}
