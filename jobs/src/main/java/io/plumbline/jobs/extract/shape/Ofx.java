package io.plumbline.jobs.extract.shape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open Financial Exchange: bank statements, in SGML whose fields are never closed (versions 1) or in XML (versions 2).
 * Each {@code STMTTRN} is a row, and each {@code LEDGERBAL}, the balance that the bank states, is one too; what names the
 * account stands in all of them. Nothing but text and five entities is understood, so nothing can be expanded or fetched.
 */
record Ofx() implements Shape {
    private static final List<String> COLUMNS = List.of(
            "element",
            "ORG",
            "BANKID",
            "ACCTID",
            "ACCTTYPE",
            "CURDEF",
            "TRNTYPE",
            "DTPOSTED",
            "DTUSER",
            "TRNAMT",
            "FITID",
            "CHECKNUM",
            "REFNUM",
            "NAME",
            "MEMO",
            "CURSYM",
            "BALAMT",
            "DTASOF");

    private static final List<String> OF_THE_OTHER_SIDE = List.of("BANKID", "ACCTID", "ACCTTYPE");
    /** What may be drawn, credit lines included: no balance of the account. */
    private static final String AVAILABLE = "AVAILBAL";

    private static final int BEGINNING = 4096;
    private static final int LONGEST_TEXT = 1 << 20;

    @Override
    public String name() {
        return "ofx";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        Delimited.refuseOther(source, profile);
        try (Reader reader = reader(source, profile, settings)) {
            char[] beginning = new char[BEGINNING];
            int count = Math.max(0, reader.read(beginning));
            String text = new String(beginning, 0, count).toUpperCase(Locale.ROOT);
            if (!text.contains("<OFX>") && !text.contains("OFXHEADER")) {
                throw new UnreadableFile(
                        source.path(), "no <OFX> near its beginning", "an OFX file", "Download the statement again.");
            }
        }
        rows.header(COLUMNS);
        try (Reader reader = reader(source, profile, settings)) {
            new Reading(source, reader, rows).read();
        }
    }

    private static Reader reader(Source source, Profile profile, ShapeSettings settings) throws IOException {
        return new BufferedReader(
                new InputStreamReader(Utf8.open(source, profile, settings), StandardCharsets.UTF_8), 1 << 16);
    }

    /** What was read so far. */
    private static final class Reading {
        private final Source source;
        private final Reader reader;
        private final Rows rows;
        private final Cells cells = new Cells(1 << 8);
        private final Map<String, String> statement = new HashMap<>();
        private @Nullable Map<String, String> element;
        private String elementName = "";
        private long begins;
        private long line = 1;

        Reading(Source source, Reader reader, Rows rows) {
            this.source = source;
            this.reader = reader;
            this.rows = rows;
        }

        void read() throws IOException {
            String tag = "";
            for (String text = until('<'); !rows.enough(); text = until('<')) {
                value(tag, text.strip());
                long at = line;
                String next = until('>');
                if (next.isEmpty()) {
                    end();
                    return;
                }
                tag = tag(next.strip(), at);
            }
        }

        /** The tag whose text follows; empty behind an end tag. */
        private String tag(String text, long at) {
            String name = text.toUpperCase(Locale.ROOT);
            switch (name) {
                case "STMTTRN", "LEDGERBAL", AVAILABLE -> {
                    end();
                    element = new HashMap<>();
                    elementName = name;
                    begins = at;
                }
                case "/STMTTRN", "/LEDGERBAL", "/" + AVAILABLE -> end();
                case "STMTRS", "CCSTMTRS" -> statement.keySet().removeIf(field -> !field.equals("ORG"));
                default -> {}
            }
            return name.startsWith("/") || name.startsWith("?") || name.startsWith("!") ? "" : name;
        }

        private void value(String tag, String text) {
            Map<String, String> open = element;
            if (tag.isEmpty() || text.isEmpty() || !COLUMNS.contains(tag)) {
                return;
            }
            if (open == null) {
                statement.put(tag, plain(text));
            } else if (!OF_THE_OTHER_SIDE.contains(tag)) {
                open.putIfAbsent(tag, plain(text));
            }
        }

        private void end() {
            Map<String, String> ended = element;
            if (ended != null && elementName.equals(AVAILABLE)) {
                rows.leftOut(begins, "available balance");
                element = null;
            } else if (ended != null) {
                cells.clear();
                for (String column : COLUMNS) {
                    cells.add(
                            column.equals("element")
                                    ? elementName
                                    : ended.getOrDefault(column, statement.getOrDefault(column, "")));
                }
                rows.row(begins, cells);
                element = null;
            }
        }

        private static String plain(String text) {
            return text.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&nbsp;", " ")
                    .replace("&apos;", "'")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&");
        }

        /** The text up to a character, which is read over, or up to the end. */
        private String until(char end) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int c = reader.read(); c >= 0 && c != end; c = reader.read()) {
                if (c == '\n') {
                    line++;
                }
                if (text.length() >= LONGEST_TEXT) {
                    throw new UnreadableFile(
                            source.path(),
                            "more than %,d characters between two tags on line %,d".formatted(LONGEST_TEXT, line),
                            "fields of OFX",
                            "Download the statement again.");
                }
                text.append((char) c);
            }
            return text.toString();
        }
    }
}
