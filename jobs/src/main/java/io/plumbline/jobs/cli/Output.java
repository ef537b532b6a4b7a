package io.plumbline.jobs.cli;

import io.plumbline.warehouse.serve.Answer;
import java.io.PrintStream;
import java.util.Locale;

/** A way of writing an answer down. */
interface Output {
    /** Writes the answer to its end, or until nobody reads any more; gives the number of rows. */
    long write(Answer answer, PrintStream out);

    /** What can be asked for. */
    enum Format {
        TABLE,
        CSV,
        JSON,
        MARKDOWN;

        Output output(Screen screen) {
            return switch (this) {
                case TABLE -> new AlignedTable(screen);
                case CSV -> new CsvOutput(false);
                case JSON -> new JsonOutput();
                case MARKDOWN -> new MarkdownOutput();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
