package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first rows of a file, among which its header is if it has one: looked at once, so that formats by the dozen need not
 * open the file each for itself.
 */
public final class Headers {
    private static final int ROWS = ShapeSettings.DEFAULT.headerWithinLines();

    private final Profile.Kind kind;
    private final Optional<List<Header.Row>> rows;

    private Headers(Profile.Kind kind, Optional<List<Header.Row>> rows) {
        this.kind = kind;
        this.rows = rows;
    }

    /** Looks into a workbook or a text; a damaged one has no header at all, and files of other kinds may have any. */
    public static Headers of(Source source, Profile profile) throws IOException {
        try {
            return new Headers(
                    profile.kind(),
                    switch (profile.kind()) {
                        case WORKBOOK ->
                            Optional.of(SheetRecords.beginnings(source, ROWS).stream()
                                    .map(Header.Row::new)
                                    .toList());
                        case TEXT -> Optional.of(lines(source, profile));
                        default -> Optional.empty();
                    });
        } catch (UnreadableFile e) {
            return new Headers(profile.kind(), Optional.of(List.of()));
        }
    }

    private static List<Header.Row> lines(Source source, Profile profile) throws IOException {
        List<Header.Row> lines = new ArrayList<>();
        try (DelimitedRecords records = new DelimitedRecords(source, profile, ShapeSettings.DEFAULT)) {
            while (lines.size() < ROWS && records.next()) {
                lines.add(new Header.Row(
                        records.problem() == null ? records.cells().texts() : List.of()));
            }
        }
        return lines;
    }

    /** Whether a file read in this way may have the header that is asked for. */
    public boolean mayHave(Shape shape, ShapeSettings settings) {
        return rows.isEmpty()
                || !(settings.header() instanceof Header.Containing wanted)
                || !isReadAlike(shape, settings)
                || rows.get().stream().anyMatch(wanted::matches);
    }

    private boolean isReadAlike(Shape shape, ShapeSettings settings) {
        return kind == Profile.Kind.WORKBOOK
                ? settings.sheet().isEmpty()
                : (shape == Shape.DELIMITED || shape == Shape.REPORT)
                        && settings.skipLines() == 0
                        && settings.separator().isEmpty()
                        && settings.encoding().isEmpty()
                        && settings.rowEnd().isEmpty()
                        && settings.quote().equals(ShapeSettings.DEFAULT.quote());
    }
}
