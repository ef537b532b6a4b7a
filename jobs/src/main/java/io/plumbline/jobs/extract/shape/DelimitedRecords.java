package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.LineEnding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts UTF-8 bytes into records and fields. A record lies in the buffer as a whole; its fields are slices of it. Quotes
 * are taken off in place, and only where there are any.
 */
final class DelimitedRecords implements Records {
    private static final int FIRST_BUFFER = 1 << 18;
    private static final int EXCERPT = 200;
    /** Bytes that may be read again after quotes that were never closed; keeps hostile files linear. */
    private static final long REREAD_BUDGET = 256L << 20;

    private static final int MORE = -1;
    private static final int UNCLOSED = -2;

    private static final byte PLAIN = 0;
    private static final byte DOUBLED = 1;
    private static final byte MESSY = 2;

    private final InputStream in;
    private final byte[] separator;
    private final byte[] rowEnd;
    private final int quote;
    private final byte newline;
    private final boolean trim;
    private final boolean doubtful;
    private final int maxRowBytes;
    /** True for bytes at which scanning an unquoted field must stop and look. */
    private final boolean[] stop = new boolean[256];

    private final Cells cells = new Cells(0);
    private byte[] quoting = new byte[64];
    private boolean anyQuoting;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int start;
    private int position;
    private int limit;
    private boolean ended;
    private long line = 1;
    private long lines;
    private long nextLine = 1;
    private @Nullable String problem;
    private @Nullable String excerpt;
    private long reread;

    DelimitedRecords(Source source, Profile profile, ShapeSettings settings) throws IOException {
        Dialect dialect = Dialect.of(profile, settings);
        separator = dialect.separator().getBytes(StandardCharsets.UTF_8);
        rowEnd = dialect.rowEnd().getBytes(StandardCharsets.UTF_8);
        quote = settings.quote().isEmpty() ? -1 : settings.quote().charAt(0);
        newline = (byte) (profile.lineEnding() == LineEnding.CR ? '\r' : '\n');
        trim = settings.trim();
        doubtful = profile.nulBytes() > 0 || Utf8.isDoubtful(profile, settings);
        maxRowBytes = settings.maxRowBytes();
        stop[separator[0] & 0xFF] = true;
        stop[newline] = true;
        in = Utf8.open(source, profile, settings);
    }

    @Override
    public boolean next() throws IOException {
        line = nextLine;
        start = position;
        problem = null;
        excerpt = null;
        while (true) {
            int end = start == limit ? MORE : scan();
            if (end >= 0) {
                position = end;
                nextLine = line + lines;
                problem = end - start > maxRowBytes ? rowTooLong() : doubtful ? problemOfBytes() : null;
                return true;
            }
            if (end == UNCLOSED) {
                return unclosed("a quote that is closed");
            }
            if (limit - start > maxRowBytes) {
                return tooLong();
            }
            if (ended && start == limit) {
                return false;
            }
            fill();
        }
    }

    /** Moves the record that is being read to the front of the buffer and reads on behind it. */
    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(
                    buffer, (int) Math.min(buffer.length * 2L, Math.max(buffer.length, maxRowBytes) + (1L << 18)));
        }
        int wanted = buffer.length - limit;
        int count = in.readNBytes(buffer, limit, wanted);
        ended = count < wanted;
        limit += count;
    }

    /** Cuts the record that begins at {@code start}; gives the index behind it, {@link #MORE} or {@link #UNCLOSED}. */
    private int scan() {
        lines = 1;
        anyQuoting = false;
        cells.sliceOf(buffer);
        int i = start;
        while (true) {
            int behind = i < limit && buffer[i] == quote ? quoted(i) : unquoted(i);
            if (behind < 0) {
                return behind;
            }
            if (behind >= limit) {
                return ended ? limit : MORE;
            }
            byte b = buffer[behind];
            if (b == separator[0] && separatorAt(behind)) {
                i = behind + separator.length;
                if (i == limit && !ended) {
                    return MORE;
                }
                continue;
            }
            return Math.min(limit, b == newline ? behind + 1 : behind + 2);
        }
    }

    /** A field without quotes; gives the index of the separator or line break behind it. */
    private int unquoted(int field) {
        byte[] bytes = buffer;
        int end = limit;
        boolean[] stops = stop;
        int i = field;
        while (true) {
            while (i < end && !stops[bytes[i] & 0xFF]) {
                i++;
            }
            if (i >= end) {
                if (ended) {
                    cells.slice(field, withoutRowEnd(field, end));
                }
                return ended ? end : MORE;
            }
            if (bytes[i] == separator[0] && separatorAt(i)) {
                cells.slice(field, i);
                return i;
            }
            if (bytes[i] == newline) {
                if (rowEnd.length == 0 || endsRow(field, i)) {
                    cells.slice(field, withoutRowEnd(field, i));
                    return i;
                }
                lines++;
            } else if (!ended && i + separator.length > end) {
                return MORE;
            }
            i++;
        }
    }

    /** A quoted field from its opening quote; gives the index of the separator or line break behind it. */
    private int quoted(int open) {
        byte[] bytes = buffer;
        int end = limit;
        boolean doubled = false;
        int i = open + 1;
        while (true) {
            while (i < end && bytes[i] != quote) {
                if (bytes[i] == newline) {
                    lines++;
                }
                i++;
            }
            if (i + 1 >= end && !ended) {
                return MORE;
            }
            if (i >= end) {
                return UNCLOSED;
            }
            if (i + 1 < end && bytes[i + 1] == quote) {
                doubled = true;
                i += 2;
                continue;
            }
            break;
        }
        int close = i++;
        if (i >= end || fieldEnds(i)) {
            slice(open + 1, close, doubled ? DOUBLED : PLAIN);
            return i;
        }
        if (!ended && i + separator.length + rowEnd.length + 2 > end) {
            return MORE;
        }
        return afterQuote(open, i);
    }

    /** Text behind a closing quote belongs to the field. */
    private int afterQuote(int open, int from) {
        int i = from;
        while (i < limit && !fieldEnds(i)) {
            i++;
        }
        if (i >= limit && !ended) {
            return MORE;
        }
        slice(open, withoutRowEnd(open, i), MESSY);
        return i;
    }

    private boolean fieldEnds(int i) {
        byte b = buffer[i];
        if (b == newline) {
            return rowEnd.length == 0 || endsRow(start, i);
        }
        if (b == '\r') {
            return i + 1 < limit ? buffer[i + 1] == '\n' : ended;
        }
        return separatorAt(i);
    }

    private boolean separatorAt(int i) {
        if (i + separator.length > limit) {
            return false;
        }
        for (int k = 0; k < separator.length; k++) {
            if (buffer[i + k] != separator[k]) {
                return false;
            }
        }
        return true;
    }

    private boolean endsRow(int field, int lineBreak) {
        return withoutRowEnd(field, lineBreak) < withoutCarriageReturn(field, lineBreak);
    }

    /** The end of the text before a line break, or before the row end where the dialect has one. */
    private int withoutRowEnd(int field, int lineBreak) {
        int end = withoutCarriageReturn(field, lineBreak);
        int from = end - rowEnd.length;
        if (rowEnd.length == 0 || from < field) {
            return end;
        }
        return Arrays.equals(buffer, from, end, rowEnd, 0, rowEnd.length) ? from : end;
    }

    private int withoutCarriageReturn(int field, int lineBreak) {
        boolean crlf = newline == '\n' && lineBreak > field && buffer[lineBreak - 1] == '\r';
        return crlf ? lineBreak - 1 : lineBreak;
    }

    private void slice(int from, int to, byte how) {
        int index = cells.size();
        cells.slice(from, to);
        if (index >= quoting.length) {
            quoting = Arrays.copyOf(quoting, Math.max(index + 1, quoting.length * 2));
        }
        if (how != PLAIN) {
            if (!anyQuoting) {
                Arrays.fill(quoting, PLAIN);
                anyQuoting = true;
            }
            quoting[index] = how;
        }
    }

    private boolean unclosed(String expected) throws IOException {
        problem = expected;
        int second = secondLine();
        reread += limit - start;
        if (second < 0 || reread > REREAD_BUDGET) {
            return second < 0 ? tooLong() : swallowed();
        }
        position = second;
        nextLine = line + 1;
        return true;
    }

    /** Gives up all lines in the buffer as one record that cannot be read. */
    private boolean swallowed() {
        long breaks = 0;
        int to = limit;
        while (buffer[to - 1] != newline) {
            to--;
        }
        for (int i = start; i < to; i++) {
            breaks += buffer[i] == newline ? 1 : 0;
        }
        problem = "quotes that are closed; %,d lines from here on were not read".formatted(breaks);
        position = to;
        nextLine = line + breaks;
        return true;
    }

    private int secondLine() {
        for (int i = start; i < limit; i++) {
            if (buffer[i] == newline) {
                return i + 1;
            }
        }
        return ended ? limit : -1;
    }

    private boolean tooLong() throws IOException {
        int second = secondLine();
        if (quote >= 0 && second >= 0 && second < limit) {
            return unclosed("a quote that is closed within %,d bytes".formatted(maxRowBytes));
        }
        problem = rowTooLong();
        excerpt = excerptAt(start);
        position = limit;
        skipToLineBreak();
        nextLine = line + 1;
        return true;
    }

    private String rowTooLong() {
        return "a row of at most %,d bytes".formatted(maxRowBytes);
    }

    private void skipToLineBreak() throws IOException {
        while (true) {
            while (position < limit) {
                if (buffer[position++] == newline) {
                    return;
                }
            }
            start = position;
            if (ended) {
                return;
            }
            fill();
            position = start;
        }
    }

    @Override
    public boolean skipLine() throws IOException {
        line = nextLine;
        start = position;
        if (start == limit && !ended) {
            fill();
            position = start;
        }
        if (start == limit && ended) {
            return false;
        }
        skipToLineBreak();
        nextLine = line + 1;
        return true;
    }

    private @Nullable String problemOfBytes() {
        for (int i = start; i < position; i++) {
            if (buffer[i] == 0) {
                return "text without NUL bytes";
            }
        }
        return Utf8.isValid(buffer, start, position) ? null : "characters of UTF-8";
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long lines() {
        return nextLine - line;
    }

    @Override
    public int fields() {
        return cells.size();
    }

    @Override
    public @Nullable String problem() {
        return problem;
    }

    @Override
    public Cells cells() {
        if (anyQuoting) {
            for (int i = 0; i < cells.size() && i < quoting.length; i++) {
                if (quoting[i] != PLAIN) {
                    unquote(i, quoting[i] == MESSY);
                }
            }
            anyQuoting = false;
        }
        if (trim) {
            for (int i = 0; i < cells.size(); i++) {
                trim(i);
            }
        }
        return cells;
    }

    /** A doubled quote becomes one; in a messy field the closing quote and blanks behind it go too. */
    private void unquote(int cell, boolean messy) {
        int to = cells.start(cell);
        int from = messy ? to + 1 : to;
        int end = cells.end(cell);
        boolean inside = true;
        int first = to;
        for (int i = from; i < end; i++) {
            if (inside && buffer[i] == quote) {
                if (i + 1 < end && buffer[i + 1] == quote) {
                    i++;
                } else {
                    inside = false;
                    continue;
                }
            }
            buffer[to++] = buffer[i];
        }
        while (messy && to > first && buffer[to - 1] == ' ') {
            to--;
        }
        cells.replace(cell, first, to);
    }

    private void trim(int cell) {
        int from = cells.start(cell);
        int to = cells.end(cell);
        while (from < to && buffer[from] >= 0 && buffer[from] <= ' ') {
            from++;
        }
        while (to > from && buffer[to - 1] >= 0 && buffer[to - 1] <= ' ') {
            to--;
        }
        cells.replace(cell, from, to);
    }

    @Override
    public boolean beginsWith(String prefix) {
        byte[] wanted = prefix.getBytes(StandardCharsets.UTF_8);
        int from = start < position && buffer[start] == quote ? start + 1 : start;
        return from + wanted.length <= position
                && Arrays.equals(buffer, from, from + wanted.length, wanted, 0, wanted.length);
    }

    /** A record of blanks, or the mark that DOS put at the end of files. */
    @Override
    public boolean isBlank() {
        for (int i = start; i < position; i++) {
            byte b = buffer[i];
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n' && b != 0x1A) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String excerpt() {
        return excerpt == null ? excerptAt(start) : excerpt;
    }

    private String excerptAt(int from) {
        int to = from;
        while (to < limit && to - from < EXCERPT && buffer[to] != '\n' && buffer[to] != '\r') {
            to++;
        }
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public boolean reread() {
        int second = secondLine();
        reread += position - start;
        if (second < 0 || second >= position || reread > REREAD_BUDGET) {
            return false;
        }
        position = second;
        nextLine = line + 1;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
