package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over an XML file that keeps what its tree asks for and hands over each row as its element ends. */
final class XmlReading {
    private static final int LONGEST_TEXT = 1 << 20;

    private final XmlEvents events;
    private final XmlTree tree;
    private byte[] text = new byte[1 << 10];
    private int length;
    private @Nullable List<XmlTree.Value> wanted;
    private char cut;
    private long lastRow;
    private boolean enough;

    XmlReading(XmlEvents events, XmlTree tree) {
        this.events = events;
        this.tree = tree;
    }

    void read() throws IOException {
        if (!events.next()) {
            return;
        }
        tree.sets().forEach(set -> {
            set.out.property("root", events.name());
            set.out.property("namespace", events.namespace());
        });
        start(tree.root());
        inside(tree.root());
        if (!enough) {
            events.next();
        }
    }

    /** From behind the start of an element to its end. */
    private void inside(XmlTree.Element element) throws IOException {
        while (!enough && events.next()) {
            if (events.isStart()) {
                wanted = null;
                XmlTree.Element child = element.child(events.name());
                if (child == null) {
                    skip();
                } else {
                    start(child);
                    inside(child);
                }
            } else if (events.isEnd()) {
                end(element);
                return;
            } else if (wanted != null) {
                append(events.characters(), events.charactersStart(), events.charactersLength());
            }
        }
    }

    private void skip() throws IOException {
        for (int depth = 1; depth > 0 && events.next(); ) {
            if (events.isStart()) {
                depth++;
            } else if (events.isEnd()) {
                depth--;
            }
        }
    }

    private void start(XmlTree.Element element) throws IOException {
        element.scoped.forEach(XmlTree.Value::clear);
        if (!element.rows.isEmpty()) {
            lastRow = Math.max(events.line(), lastRow + 1);
            element.rows.forEach(set -> set.line = lastRow);
        }
        if (!element.attributes.isEmpty()) {
            attributes(element);
        }
        wanted = element.text.isEmpty() ? null : element.text;
        length = 0;
    }

    private void attributes(XmlTree.Element element) throws IOException {
        for (int i = 0; i < events.attributes(); i++) {
            List<XmlTree.Value> values = element.attributes.get(events.attribute(i));
            if (values != null) {
                String value = events.attributeValue(i);
                length = 0;
                append(value.toCharArray(), 0, value.length());
                keep(values);
            }
        }
    }

    /** The text of an element that holds other elements is not kept: it is what lies between them. */
    private void end(XmlTree.Element element) {
        if (wanted != null) {
            keep(wanted);
            wanted = null;
        }
        if (!element.rows.isEmpty()) {
            element.rows.forEach(XmlTree.RowSet::end);
            enough = isEnough();
        }
    }

    private boolean isEnough() {
        for (XmlTree.RowSet set : tree.sets()) {
            if (!set.out.enough()) {
                return false;
            }
        }
        return true;
    }

    private void keep(List<XmlTree.Value> values) {
        int from = 0;
        int to = length;
        while (from < to && text[from] >= 0 && text[from] <= ' ') {
            from++;
        }
        while (to > from && text[to - 1] >= 0 && text[to - 1] <= ' ') {
            to--;
        }
        for (XmlTree.Value value : values) {
            value.set(text, from, to, tree.sets());
        }
    }

    private void append(char[] from, int start, int count) throws UnreadableFile {
        if (length + count > LONGEST_TEXT) {
            throw events.refused(
                    "a text of more than %,d bytes".formatted(LONGEST_TEXT),
                    "values of an export",
                    "Leave its element out of the mapping; it may be an attached file.");
        }
        int needed = length + 3 * count + 3;
        if (needed > text.length) {
            text = Arrays.copyOf(text, Math.max(needed, 2 * text.length));
        }
        int i = start;
        int end = start + count;
        byte[] to = text;
        int at = length;
        while (i < end && from[i] < 0x80) {
            to[at++] = (byte) from[i++];
        }
        length = at;
        if (i < end) {
            beyondAscii(from, i, end);
        }
    }

    /** The parser may hand over a pair of surrogates in two pieces. */
    private void beyondAscii(char[] from, int start, int end) {
        boolean isCut = Character.isHighSurrogate(from[end - 1]);
        String piece = new String(from, start, end - start - (isCut ? 1 : 0));
        byte[] bytes = (cut == 0 ? piece : cut + piece).getBytes(StandardCharsets.UTF_8);
        cut = isCut ? from[end - 1] : 0;
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }
}
