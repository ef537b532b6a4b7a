package io.plumbline.jobs.series;

import io.plumbline.jobs.workspace.UserMistake;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The records of a delimited file, as RFC 4180 quotes them; the delimiter is told from the header. */
final class Records implements Closeable {
    /** Nothing that is a line is longer; what is, would be read into memory whole. */
    private static final int LONGEST_LINE = 1_000_000;

    private final Path file;
    private final BufferedReader reader;
    private char delimiter = ',';
    private long line;
    private long begun;

    private Records(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    static Records of(Path file) {
        try {
            return new Records(file, new BufferedReader(new OfLines(Files.newBufferedReader(file))));
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    /** The line on which the newest record begins. */
    long line() {
        return begun;
    }

    /** The first record in lower case, which must be one of those lists of columns. */
    List<String> header(List<List<String>> expected) {
        List<String> header = next();
        List<String> names = header == null
                ? List.of()
                : header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (!expected.contains(names)) {
            throw new UserMistake("%s, line 1: found %s, expected the columns %s"
                    .formatted(
                            file,
                            header == null ? "nothing" : String.join(",", header),
                            expected.stream()
                                    .map(columns -> String.join(",", columns))
                                    .collect(Collectors.joining(" or "))));
        }
        return names;
    }

    /** The next record that is not blank; null at the end. */
    @Nullable
    List<String> next() {
        try {
            return read();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static UserMistake unreadable(Path file, IOException why) {
        if (why instanceof CharacterCodingException) {
            return new UserMistake("%s is not UTF-8 text; save it as UTF-8".formatted(file));
        } else if (why instanceof TooLong tooLong) {
            return new UserMistake("%s, line %d: found more than %,d characters, expected a row of a table"
                    .formatted(file, tooLong.line, LONGEST_LINE));
        }
        return new UserMistake("%s cannot be read: %s".formatted(file, why));
    }

    private @Nullable List<String> read() throws IOException {
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
            text = quoted ? continued(field) : null;
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private String continued(StringBuilder field) throws IOException {
        String text = field.length() > LONGEST_LINE ? null : reader.readLine();
        if (text == null) {
            throw new UserMistake(
                    "%s, line %d: a quotation mark is opened here and not closed; double it where it is part of the text"
                            .formatted(file, begun));
        }
        field.append('\n');
        line++;
        return text;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        private final long line;

        TooLong(long line) {
            this.line = line;
        }
    }

    /** Text that is made of lines of a bearable length. */
    private static final class OfLines extends FilterReader {
        private long line = 1;
        private int length;

        OfLines(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] to, int at, int most) throws IOException {
            int read = super.read(to, at, most);
            for (int i = at; i < at + read; i++) {
                length++;
                if (to[i] == '\n' || to[i] == '\r') {
                    line += to[i] == '\n' ? 1 : 0;
                    length = 0;
                } else if (length > LONGEST_LINE) {
                    throw new TooLong(line);
                }
            }
            return read;
        }
    }
}
