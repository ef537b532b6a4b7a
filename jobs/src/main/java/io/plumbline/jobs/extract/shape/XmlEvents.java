package io.plumbline.jobs.extract.shape;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The tags and texts of an XML file, one after the other, within limits. Nothing is ever fetched or expanded: a document
 * type and a reference to an entity of its own are refused.
 */
final class XmlEvents implements Closeable {
    private static final int DEEPEST = 200;
    private static final int MOST_NAMES = 20_000;
    private static final int RECENT = 256;

    private final String path;
    private final XmlText text;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private final @Nullable String[] recent = new @Nullable String[RECENT];
    private final boolean lenient;
    private int depth;

    XmlEvents(Source source, Profile profile, ShapeSettings settings) throws IOException {
        this(source, profile, settings, false);
    }

    /** Passes over a document type: whoever only looks at what the file is has nothing to fear of what is not read. */
    static XmlEvents lenient(Source source, Profile profile) throws IOException {
        return new XmlEvents(source, profile, ShapeSettings.DEFAULT, true);
    }

    private XmlEvents(Source source, Profile profile, ShapeSettings settings, boolean lenient) throws IOException {
        this.lenient = lenient;
        this.path = source.path();
        this.text = XmlText.open(source, profile, settings);
        try {
            this.reader = factory().createXMLStreamReader(text, "UTF-8");
        } catch (XMLStreamException e) {
            text.close();
            throw broken(e);
        }
    }

    /** Aalto reads a third faster than Woodstox and twice as fast as the JDK's parser, and has no part that resolves anything. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** True with a start, an end or a piece of text; false at the end of the document. */
    boolean next() throws IOException {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                text.understood();
                if (takes(event)) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private boolean takes(int event) throws UnreadableFile {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {}
            case XMLStreamConstants.DTD -> {
                refuseDocumentType();
                return false;
            }
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw refused(
                        "a reference to an entity of its own (&%s;)".formatted(reader.getLocalName()),
                        "text, or one of &amp; &lt; &gt; &quot; &apos;",
                        "Export the file again; it may be malicious.");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void refuseDocumentType() throws UnreadableFile {
        if (!lenient) {
            throw new UnreadableFile(
                    path,
                    "a document type declaration (DOCTYPE)",
                    "XML without one; nothing that it defines or points to is read",
                    "Export the file without it; it may be malicious.");
        }
    }

    private void start() throws UnreadableFile {
        if (++depth > DEEPEST) {
            throw refused(
                    "elements nested more than %d deep".formatted(DEEPEST),
                    "the structure of an export",
                    "Check that it is the right export; it may be malicious.");
        }
        note(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            note(reader.getAttributeLocalName(i));
        }
        if (names.size() > MOST_NAMES) {
            throw refused(
                    "more than %,d different names of elements and attributes".formatted(MOST_NAMES),
                    "the structure of an export",
                    "Check that it is the right export; it may be malicious.");
        }
    }

    /** The same few names come again and again. */
    private void note(String name) {
        int place = name.hashCode() & (RECENT - 1);
        if (!name.equals(recent[place])) {
            recent[place] = name;
            names.add(name);
        }
    }

    boolean isStart() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isEnd() {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    /** The element's name without prefix. */
    String name() {
        return reader.getLocalName();
    }

    /** The element's namespace; empty where it has none. */
    String namespace() {
        String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    int attributes() {
        return reader.getAttributeCount();
    }

    String attribute(int index) {
        return reader.getAttributeLocalName(index);
    }

    String attributeValue(int index) {
        return reader.getAttributeValue(index);
    }

    /** The parser reads a text to its end only when asked for it. */
    char[] characters() throws IOException {
        try {
            return reader.getTextCharacters();
        } catch (UncheckedStreamException e) {
            if (e.getCause() instanceof XMLStreamException broken) {
                throw broken(broken);
            }
            throw e;
        }
    }

    int charactersStart() {
        return reader.getTextStart();
    }

    int charactersLength() {
        return reader.getTextLength();
    }

    /** The line that the tag begins on. */
    long line() {
        return reader.getLocation().getLineNumber();
    }

    UnreadableFile refused(String found, String expected, String advice) {
        return new UnreadableFile(path, "%s on line %d".formatted(found, line()), expected, advice);
    }

    private IOException broken(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile already) {
                return already;
            }
            if (cause instanceof IOException io && !(cause instanceof java.io.CharConversionException)) {
                return UnreadableFile.because(path, io);
            }
        }
        String words = String.valueOf(e.getMessage())
                .replaceAll("(?s)\\s*at \\[row.*", "")
                .replaceAll("\\s+", " ");
        return new UnreadableFile(
                path,
                "broken XML on line %d (%s)"
                        .formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNumber(), words),
                "XML that is whole",
                "Export or copy the file again; it may have been cut off.",
                e);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
