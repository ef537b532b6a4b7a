package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.Kind;
import java.io.IOException;
import java.util.Locale;

/** A sheet of an .xlsx workbook: a row a row, title rows above the header left out. */
record Workbook() implements Shape {
    @Override
    public String name() {
        return "workbook";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        if (profile.kind() != Kind.WORKBOOK) {
            throw new UnreadableFile(
                    source.path(),
                    profile.kind() == Kind.OLE
                            ? "an old or password-protected workbook"
                            : "a file of kind %s"
                                    .formatted(profile.kind().name().toLowerCase(Locale.ROOT)),
                    "an .xlsx workbook",
                    "Save it as .xlsx without password.");
        }
        // Excel stores no empty cells at the end of a row
        ShapeSettings padded = settings.withShortRowsPadded();
        try (Records records = SheetRecords.open(source, padded)) {
            new TableReader(source.path(), records, padded, rows, cells -> {}, lines -> {}).read();
        }
    }
}
