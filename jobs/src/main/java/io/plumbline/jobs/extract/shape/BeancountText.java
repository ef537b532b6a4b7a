package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of a beancount file without their comments; a text in quotes may go on over several of them. */
final class BeancountText {
    private static final int MOST_LINES = 200;

    private final TextLines lines;
    private final Rows rows;
    private @Nullable String waiting;
    private long line;
    private String text = "";
    private boolean closed = true;
    private boolean indented;
    private boolean blank;

    BeancountText(TextLines lines, Rows rows) {
        this.lines = lines;
        this.rows = rows;
    }

    /** Moves to the next line that is not the rest of a text; false at the end. */
    boolean next() throws IOException {
        String first = waiting != null ? waiting : lines.next();
        waiting = null;
        if (first == null) {
            return false;
        }
        line = lines.line();
        blank = first.isBlank();
        indented = !blank && Character.isWhitespace(first.charAt(0));
        StringBuilder whole = new StringBuilder(first);
        int end = isOutline(first) ? first.length() : end(first);
        for (int i = 0; end < 0 && i < MOST_LINES && whole.length() <= PlainTextJournal.LONGEST_LINE; i++) {
            String more = lines.next();
            if (more == null || PlainTextJournal.dated(more).matches()) {
                waiting = more;
                break;
            }
            rows.leftOut(lines.line(), "rest of a text");
            whole.append('\n').append(more);
            end = end(whole);
        }
        closed = end >= 0;
        text = (closed ? whole.substring(0, end) : whole.toString()).strip();
        return true;
    }

    /** Titles of org-mode are comments, whatever quotes they have. */
    private static boolean isOutline(String text) {
        return !text.isEmpty() && "*#:!&?%".indexOf(text.charAt(0)) >= 0;
    }

    /** Where a comment begins, or the text ends; -1 where a quote is not closed. */
    private static int end(CharSequence text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open && c == '\\') {
                i++;
            } else if (c == '"') {
                open = !open;
            } else if (c == ';' && !open) {
                return i;
            }
        }
        return open ? -1 : text.length();
    }

    long line() {
        return line;
    }

    /** The line without blanks around it and without its comment. */
    String text() {
        return text;
    }

    boolean isBlank() {
        return blank;
    }

    boolean isIndented() {
        return indented;
    }

    /** What cannot be read of the line at all; null where it can. */
    @Nullable
    String problem() {
        if (text.length() > PlainTextJournal.LONGEST_LINE) {
            return "a line of at most %,d characters".formatted(PlainTextJournal.LONGEST_LINE);
        }
        return closed ? null : "a text that ends with a quote";
    }
}
