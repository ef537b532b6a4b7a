package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.util.Locale;

/**
 * A plain-text journal: of hledger or Ledger, after the manual at hledger.org, or of beancount, after its language
 * reference at beancount.github.io. Each posting is a row, and so is each balance, pad and price; options, and
 * {@code program}, are properties.
 */
record Journal() implements Shape {
    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        Delimited.refuseOther(source, profile);
        PlainTextJournal program = PlainTextJournal.of(source, profile, settings)
                .orElseThrow(() -> new UnreadableFile(
                        source.path(),
                        "no transaction of hledger or beancount, or other lines above it",
                        "the journal of one of them",
                        "Check that it is the journal itself, or export its postings as CSV."));
        rows.property("program", program.name().toLowerCase(Locale.ROOT));
        rows.header(JournalEntry.COLUMNS);
        try (TextLines lines = TextLines.open(source, profile, settings)) {
            switch (program) {
                case HLEDGER -> new HledgerLines(lines, rows).read();
                case BEANCOUNT -> new BeancountLines(lines, rows).read();
            }
        }
    }
}
