package io.plumbline.jobs.extract.shape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wanted of an XML file, as a tree of its elements: what a name leads to, and what is to be kept there. */
final class XmlTree {
    private final Element root = new Element();
    private final List<RowSet> sets = new ArrayList<>();

    /** Elements of one path, and what they carry. */
    static final class Element {
        private final Map<String, Element> children = new HashMap<>();
        /** Values that begin anew with each such element. */
        final List<Value> scoped = new ArrayList<>();
        /** What its text is kept for. */
        final List<Value> text = new ArrayList<>();
        /** What its attributes are kept for. */
        final Map<String, List<Value>> attributes = new HashMap<>();
        /** Each such element is a row of these. */
        final List<RowSet> rows = new ArrayList<>();

        @Nullable
        Element child(String name) {
            return children.get(name);
        }

        private Element made(String name) {
            return children.computeIfAbsent(name, any -> new Element());
        }
    }

    /** A text of the row that is being read, or a property; of several elements in one row the first filled one counts. */
    static final class Value {
        private final @Nullable String property;
        private byte[] bytes = new byte[32];
        private int length;

        private Value(@Nullable String property) {
            this.property = property;
        }

        void clear() {
            length = 0;
        }

        void set(byte[] from, int start, int end, Iterable<RowSet> tellProperties) {
            if (length > 0 || start == end) {
                return;
            }
            length = end - start;
            if (bytes.length < length) {
                bytes = new byte[length];
            }
            System.arraycopy(from, start, bytes, 0, length);
            if (property != null) {
                String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
                tellProperties.forEach(set -> set.out.property(property, text));
            }
        }
    }

    /** Elements of one path that are rows, and where they go. */
    static final class RowSet {
        final Rows out;
        /** For each column the values of its paths, the first filled one of which counts. */
        private final List<List<Value>> cells = new ArrayList<>();

        private final Cells row = new Cells(1 << 10);
        long line;

        private RowSet(Rows out) {
            this.out = out;
        }

        void end() {
            row.clear();
            for (List<Value> cell : cells) {
                Value value = cell.get(0);
                for (int i = 1; i < cell.size() && value.length == 0; i++) {
                    value = cell.get(i);
                }
                row.add(value.bytes, 0, value.length);
            }
            out.row(line, row);
        }
    }

    void add(XmlLayout layout, Rows out) {
        for (String rows : layout.rows()) {
            XmlPath row = new XmlPath(rows);
            RowSet set = new RowSet(out);
            sets.add(set);
            at(row.steps()).rows.add(set);
            for (List<String> column : layout.columns()) {
                set.cells.add(column.stream().map(path -> kept(row, path)).toList());
            }
        }
        layout.properties()
                .forEach((name, paths) -> paths.forEach(path -> at(new Value(name), new XmlPath(path).steps())));
    }

    Element root() {
        return root;
    }

    List<RowSet> sets() {
        return sets;
    }

    private Value kept(XmlPath row, String path) {
        Value value = new Value(null);
        XmlPath.Column column = row.to(path);
        at(row.steps().subList(0, column.anchor())).scoped.add(value);
        at(value, column.path().steps());
        return value;
    }

    private void at(Value value, List<String> steps) {
        String last = steps.get(steps.size() - 1);
        if (last.startsWith("@")) {
            at(steps.subList(0, steps.size() - 1))
                    .attributes
                    .computeIfAbsent(last.substring(1), any -> new ArrayList<>())
                    .add(value);
        } else {
            at(steps).text.add(value);
        }
    }

    private Element at(List<String> steps) {
        Element element = root;
        for (String step : steps) {
            element = element.made(step);
        }
        return element;
    }
}
