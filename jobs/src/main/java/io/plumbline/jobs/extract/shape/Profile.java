package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What one pass over a whole file tells: identity, kind, encoding and how its lines are built.
 *
 * @param sha256 of the unpacked bytes, in lower-case hex
 * @param bytes unpacked size
 * @param encoding how text is stored; UTF-8 for what is no text
 * @param lines as a text editor shows them
 * @param longestLineBytes without its line break; characters for UTF-16
 * @param nulBytes outside UTF-16
 * @param separators what lies between fields, best first; empty for what is no separated text
 */
public record Profile(
        String sha256,
        long bytes,
        Kind kind,
        Encoding encoding,
        LineEnding lineEnding,
        long lines,
        long longestLineBytes,
        long nulBytes,
        List<Separator> separators) {

    public Profile {
        separators = List.copyOf(separators);
    }

    /** What a file is by its content, whatever its name. */
    public enum Kind {
        EMPTY,
        TEXT,
        /** Begins like a JSON object or array. */
        JSON,
        XML,
        /** An .xlsx workbook. */
        WORKBOOK,
        /** A zip that is no workbook, inside another archive or another office document. */
        ZIP,
        /** A gzip within an archive. */
        GZIP,
        /** An old .xls workbook, or one protected by a password. */
        OLE,
        PARQUET,
        PDF,
        BINARY
    }

    /** How lines end. */
    public enum LineEnding {
        LF,
        CRLF,
        CR,
        /** Both LF and CRLF. */
        MIXED,
        /** There is one line only. */
        NONE
    }

    /**
     * A way to cut the lines into fields.
     *
     * @param text between fields
     * @param rowEnd before each line break, empty for most
     * @param fields that most lines have
     * @param share of the lines that have as many, 0 to 1
     */
    public record Separator(String text, String rowEnd, int fields, double share) {}

    /** Reads the whole file once. */
    public static Profile of(Source source) throws IOException {
        return new ProfilePass(source).profile();
    }

    /** The separator with most evidence, if lines fall into fields at all. */
    public Optional<Separator> separator() {
        return separators.stream().findFirst();
    }
}
