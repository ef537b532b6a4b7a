package io.plumbline.jobs.cli;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** How the prompt reads: a statement goes on over lines until its semicolon, a command of the prompt is one line. */
final class SqlLines implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !isComplete(line)) {
            throw new EOFError(-1, -1, "the statement goes on until a semicolon");
        }
        int from = cursor;
        while (from > 0 && isWord(line.charAt(from - 1))) {
            from--;
        }
        return new Line(line, cursor, line.substring(from, cursor));
    }

    /** Whether there is nothing more to wait for: a semicolon outside of quotes and comments ends the text. */
    static boolean isComplete(String text) {
        if (text.isBlank() || text.stripLeading().startsWith(".")) {
            return true;
        }
        boolean ended = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            int end = skipped(text, at);
            if (end < 0) {
                return false;
            } else if (end > at) {
                ended &= text.startsWith("--", at) || text.startsWith("/*", at);
                at = end;
            } else if (!Character.isWhitespace(character)) {
                ended = character == ';';
            }
        }
        return ended;
    }

    /** The last character of the quoted text or comment that begins there; the place itself when none does. */
    private static int skipped(String text, int at) {
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? -1 : end + 1;
        } else if (text.charAt(at) == '\'' || text.charAt(at) == '"') {
            return text.indexOf(text.charAt(at), at + 1);
        }
        return at;
    }

    /** A qualified name is completed from its last dot on. */
    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private record Line(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        /** Names are completed as they are. */
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
