package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Quicken's interchange file: a field a line, its first letter says which, and {@code ^} ends a record. Each record is a
 * row with the {@code type} of its list and the {@code account} that was named before it; the parts of a split are told
 * in one cell. The apostrophe of a year after 1999 is read as what it stands for.
 */
record Qif() implements Shape {
    private static final Map<Character, String> FIELDS = Map.of(
            'D',
            "date",
            'T',
            "amount",
            'U',
            "amount",
            'C',
            "cleared",
            'N',
            "number",
            'P',
            "payee",
            'M',
            "memo",
            'L',
            "category",
            'A',
            "address",
            'S',
            "splits");

    private static final Pattern BEGINNING = Pattern.compile("(?i)\\s*!(type:|account|option:|clear:).*");

    private static final List<String> COLUMNS = List.of(
            "type", "account", "date", "amount", "cleared", "number", "payee", "memo", "category", "address", "splits");

    @Override
    public String name() {
        return "qif";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        Delimited.refuseOther(source, profile);
        try (TextLines lines = TextLines.open(source, profile, settings)) {
            String first = lines.next();
            if (first == null || !BEGINNING.matcher(first).matches()) {
                throw new UnreadableFile(
                        source.path(),
                        "a first line of another kind",
                        "a line like !Type:Bank",
                        "Check that it is a QIF file.");
            }
            rows.header(COLUMNS);
            new Reading(rows).read(first, lines);
        }
    }

    /** What was read so far. */
    private static final class Reading {
        private final Rows rows;
        private final Cells cells = new Cells(1 << 8);
        private final Map<String, String> fields = new LinkedHashMap<>();
        private String type = "";
        private String account = "";
        private boolean namesAccount;
        private long begins;

        Reading(Rows rows) {
            this.rows = rows;
        }

        void read(String first, TextLines lines) throws IOException {
            for (String line = first; line != null && !rows.enough(); line = lines.next()) {
                String text = line.strip();
                if (text.startsWith("!")) {
                    list(text, lines.line());
                } else if (text.startsWith("^")) {
                    end(lines.line());
                } else if (!text.isEmpty()) {
                    field(text.charAt(0), text.substring(1).strip(), lines.line());
                }
            }
            if (!fields.isEmpty() && !rows.enough()) {
                end(begins);
            }
        }

        private void list(String text, long line) {
            rows.leftOut(line, "header");
            String lower = text.toLowerCase(Locale.ROOT);
            namesAccount = lower.startsWith("!account");
            if (lower.startsWith("!type:")) {
                type = text.substring("!type:".length()).strip();
            }
        }

        private void field(char letter, String text, long line) {
            if (fields.isEmpty()) {
                begins = line;
            }
            if (letter == 'E' || letter == '$') {
                fields.merge("splits", " " + text, String::concat);
                return;
            }
            String name = FIELDS.getOrDefault(letter, "other " + letter);
            String value = letter == 'D' ? day(text) : text;
            if (letter == 'U') {
                fields.putIfAbsent(name, value);
            } else if (letter == 'A' || letter == 'S') {
                fields.merge(name, value, (told, more) -> told + "; " + more);
            } else {
                fields.put(name, value);
            }
        }

        /** {@code 1/31'25} and {@code 1/31' 5}, with blanks for noughts. */
        private static String day(String text) {
            return text.replaceFirst("' ?(\\d)$", "/200$1").replace("'", "/20").replace(" ", "");
        }

        private void end(long line) {
            if (fields.isEmpty()) {
                rows.leftOut(line, "blank line");
            } else if (namesAccount) {
                account = fields.getOrDefault("number", "");
                rows.leftOut(begins, "account");
            } else {
                fields.put("type", type);
                fields.put("account", account);
                cells.clear();
                COLUMNS.forEach(column -> cells.add(fields.getOrDefault(column, "")));
                rows.row(begins, cells);
            }
            fields.clear();
        }
    }
}
