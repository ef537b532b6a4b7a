package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.util.List;

/**
 * Elements of an XML document, a row each element of a path; columns are the texts and attributes below it, above it and
 * at the document's head. Streamed: what stands behind a row is not known to it.
 */
record Xml() implements Shape {
    @Override
    public String name() {
        return "xml";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        XmlRows.readAll(source, profile, settings, List.of(new XmlRows(settings.xml(), rows)));
    }
}
