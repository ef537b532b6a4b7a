package io.plumbline.jobs.series;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a delimited file, as RFC 4180 quotes them; the delimiter is told from the header. */
final class Records {
    private final BufferedReader reader;
    private char delimiter = ',';
    private long line;
    private long begun;

    Records(BufferedReader reader) {
        this.reader = reader;
    }

    /** The line on which the newest record begins. */
    long line() {
        return begun;
    }

    /** The next record that is not blank; null at the end. */
    @Nullable
    List<String> next() throws IOException {
        String text = reader.readLine();
        line++;
        if (text != null && line == 1) {
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            delimiter = delimiter(text);
        }
        while (text != null && text.isBlank()) {
            text = reader.readLine();
            line++;
        }
        begun = line;
        return text == null ? null : fields(text);
    }

    private static char delimiter(String header) {
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (header.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ',';
    }

    private List<String> fields(String first) throws IOException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        String text = first;
        while (text != null) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == delimiter && !quoted) {
                    fields.add(field.toString().strip());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            text = quoted ? reader.readLine() : null;
            if (text != null) {
                field.append('\n');
                line++;
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
