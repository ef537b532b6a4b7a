package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A printed report, as accounting programs save it: preamble, header, sections with totals, footer. Rows get the columns
 * {@code section}, {@code section_path}, {@code entry} and, when asked for, {@code is_beginning_balance} and {@code
 * is_closing_balance}, or a row for each of their figures; the preamble
 * gives the properties {@code company}, {@code title}, {@code period}, {@code period_from} and {@code period_to}.
 *
 * <p>Read twice: a section that has both rows and sub-sections shows only at its last line
 * ({@code Total for X with sub-accounts}) how far it reached.
 */
record Report() implements Shape {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        SectionOutline outline = new SectionOutline();
        if (rows.wanted() == Long.MAX_VALUE) {
            pass(source, profile, settings, new ReportRows(settings, outline, new Discarded(), false));
        }
        ReportRows report = new ReportRows(settings, outline, rows, true);
        pass(source, profile, settings, report);
    }

    private static void pass(Source source, Profile profile, ShapeSettings settings, ReportRows report)
            throws IOException {
        ShapeSettings padded = settings.withShortRowsPadded();
        List<List<String>> preamble = new ArrayList<>();
        try (Records records = records(source, profile, padded)) {
            report.preamble(preamble);
            new TableReader(source.path(), records, padded, report, preamble::add, report::lines).read();
        }
    }

    private static Records records(Source source, Profile profile, ShapeSettings settings) throws IOException {
        if (profile.kind() == Kind.WORKBOOK) {
            return SheetRecords.open(source, settings);
        }
        Delimited.refuseOther(source, profile);
        return new DelimitedRecords(source, profile, settings);
    }

    /** The first reading gathers sections only. */
    private static final class Discarded implements Rows {
        @Override
        public void header(List<String> columns) {}

        @Override
        public void row(long sourceRow, Cells cells) {}

        @Override
        public void leftOut(long sourceRow, String reason) {}

        @Override
        public void rejected(long sourceRow, @Nullable String column, @Nullable String found, String expected) {}
    }
}
