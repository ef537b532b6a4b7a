package io.plumbline.jobs.extract.shape;

import java.io.IOException;

/** How a file of some structure becomes rows; stateless and streaming. */
public sealed interface Shape permits Delimited, Report, Workbook, JsonLines, Xml, Iif, Qif, Ofx, Journal {
    /** Separated values, a row a line. */
    Shape DELIMITED = new Delimited();
    /** A printed report saved as separated values: preamble, sections, totals. */
    Shape REPORT = new Report();
    /** A sheet of an .xlsx workbook. */
    Shape WORKBOOK = new Workbook();
    /** A JSON object a line, or one JSON array of objects. */
    Shape JSON_LINES = new JsonLines();
    /** Elements of an XML document. */
    Shape XML = new Xml();
    /** QuickBooks Desktop's lists, whose columns are declared in the file. */
    Shape IIF = new Iif();
    /** Quicken's records, a field a line. */
    Shape QIF = new Qif();
    /** Bank statements in OFX, SGML or XML. */
    Shape OFX = new Ofx();

    /** A plain-text journal of hledger, Ledger or beancount. */
    Shape JOURNAL = new Journal();

    /** The name that a mapping uses, as {@code delimited} or {@code json-lines}. */
    String name();

    /**
     * Streams the file. A file that does not have this shape, or not the header that the settings ask for, is an
     * {@link UnreadableFile}; a row that cannot be read is given to {@link Rows#rejected}.
     */
    void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException;

    static Shape named(String name) {
        return switch (name) {
            case "delimited" -> DELIMITED;
            case "report" -> REPORT;
            case "workbook" -> WORKBOOK;
            case "json-lines" -> JSON_LINES;
            case "xml" -> XML;
            case "iif" -> IIF;
            case "qif" -> QIF;
            case "ofx" -> OFX;
            case "journal" -> JOURNAL;
            default ->
                throw new IllegalArgumentException(
                        "shape \"%s\" is not one of delimited, report, workbook, json-lines, xml, iif, qif, ofx, journal"
                                .formatted(name));
        };
    }
}
