package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.Kind;
import java.io.IOException;
import java.util.Locale;

/** Separated values, a row a line. */
record Delimited() implements Shape {
    @Override
    public String name() {
        return "delimited";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        refuseOther(source, profile);
        try (Records records = new DelimitedRecords(source, profile, settings)) {
            new TableReader(source.path(), records, settings, rows, cells -> {}, lines -> {}).read();
        }
    }

    static void refuseOther(Source source, Profile profile) throws UnreadableFile {
        String path = source.path();
        Kind kind = profile.kind();
        switch (kind) {
            case EMPTY -> throw new UnreadableFile(path, "no bytes at all", "rows of text", "Export the file again.");
            case WORKBOOK ->
                throw new UnreadableFile(
                        path, "an Excel workbook", "text with separators", "Use a format with `shape: workbook`.");
            case ZIP, GZIP ->
                throw new UnreadableFile(
                        path,
                        "an archive within an archive",
                        "text with separators",
                        "Unpack it and put the files here.");
            case OLE ->
                throw new UnreadableFile(
                        path,
                        "an old or password-protected Excel workbook",
                        "text with separators",
                        "Save it as .xlsx without password, or as CSV.");
            case PARQUET, PDF, BINARY ->
                throw new UnreadableFile(
                        path,
                        "a file of kind %s".formatted(kind.name().toLowerCase(Locale.ROOT)),
                        "text with separators",
                        "Export it as CSV.");
            case TEXT, JSON, XML -> {}
        }
    }
}
