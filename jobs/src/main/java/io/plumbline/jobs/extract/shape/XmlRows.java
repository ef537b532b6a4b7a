package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.Kind;
import java.io.IOException;
import java.util.List;

/** Rows of one kind in an XML file, and who takes them. */
public record XmlRows(XmlLayout layout, Rows rows) {

    /** How the text of a file is stored, where no settings say so. */
    public static String encoding(Source source, Profile profile) throws IOException {
        return new Encoding(XmlText.charset(source, profile, ShapeSettings.DEFAULT), 0, 0, "").label();
    }

    /** Reads rows of several kinds in one pass over the file. No two of its rows have the same number. */
    public static void readAll(Source source, Profile profile, ShapeSettings settings, List<XmlRows> kinds)
            throws IOException {
        if (profile.kind() != Kind.XML) {
            throw new UnreadableFile(
                    source.path(),
                    "a file that does not begin like XML",
                    "an XML document",
                    "Choose the format by hand, or export the file again.");
        }
        XmlTree tree = new XmlTree();
        for (XmlRows kind : kinds) {
            kind.rows().header(ColumnNames.unique(kind.layout().names()));
            tree.add(kind.layout(), kind.rows());
        }
        try (XmlEvents events = new XmlEvents(source, profile, settings)) {
            new XmlReading(events, tree).read();
        }
    }
}
