package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Header;
import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.RowList;
import io.plumbline.jobs.extract.shape.Shape;
import io.plumbline.jobs.extract.shape.ShapeSettings;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.UnreadableFile;
import io.plumbline.jobs.extract.shape.XmlOutline;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Why no format takes a file, by what the file is. */
final class Unrecognised {
    private static final String NO_EXPORT = " If it is no export, list it under `exclude` in client.yml.";

    private static final String DRAFT =
            "`plumbline formats new` drafts a mapping for it, and `plumbline formats detect` then shows what that makes of it."
                    + NO_EXPORT;

    private Unrecognised() {}

    static Export.Refusal of(Source source, Profile profile) throws IOException {
        return switch (profile.kind()) {
            case EMPTY ->
                new Export.Refusal(
                        "an empty file",
                        "rows below a header",
                        "Export it again, or remove it where nothing is lacking.");
            case ZIP, GZIP ->
                new Export.Refusal(
                        "an archive within an archive", "the files themselves", "Unpack it and put the files here.");
            case OLE ->
                new Export.Refusal(
                        "an old workbook, or one with a password",
                        "an .xlsx workbook without one",
                        "Save it as .xlsx without a password, or as CSV.");
            case XML -> xml(XmlOutline.beginning(source, profile));
            case PARQUET, PDF, BINARY ->
                new Export.Refusal(
                        "a file of kind %s".formatted(profile.kind().name().toLowerCase(Locale.ROOT)),
                        "rows: text with separators, a workbook or JSON",
                        "Export it as CSV." + NO_EXPORT);
            case WORKBOOK -> whole(Shape.WORKBOOK, source, profile);
            case JSON -> whole(Shape.JSON_LINES, source, profile);
            case TEXT -> withoutFormat(profile);
        };
    }

    /** A page of a login that has run out is saved under the name of the export, and rarely is whole XML. */
    private static Export.Refusal xml(Optional<XmlOutline> outline) {
        return outline.filter(xml -> !xml.root().equalsIgnoreCase("html"))
                .map(xml -> new Export.Refusal(
                        "XML with the root element %s%s that no format recognises"
                                .formatted(
                                        cut(xml.root()),
                                        xml.namespace().isEmpty() ? "" : " of " + cut(xml.namespace())),
                        "the root element of a known format",
                        DRAFT))
                .orElseGet(() -> new Export.Refusal(
                        "a web page, or XML that is broken from its beginning",
                        "rows: text with separators, a workbook, JSON or XML",
                        "Where it is a web page, log in to the source system and export again." + NO_EXPORT));
    }

    private static String cut(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }

    /** A workbook or a document that breaks off may well have been the ledger. */
    private static Export.Refusal whole(Shape shape, Source source, Profile profile) throws IOException {
        ShapeSettings anyRow = ShapeSettings.builder().header(Header.absent()).build();
        Optional<UnreadableFile> damaged =
                RowList.peek(shape, source, profile, anyRow, Recognition.ROWS).refused();
        if (damaged.isPresent()) {
            throw damaged.get();
        }
        return withoutFormat(profile);
    }

    private static Export.Refusal withoutFormat(Profile profile) {
        return new Export.Refusal(
                "a file of kind %s that no format recognises"
                        .formatted(profile.kind().name().toLowerCase(Locale.ROOT)),
                "the header of a known format",
                DRAFT);
    }
}
