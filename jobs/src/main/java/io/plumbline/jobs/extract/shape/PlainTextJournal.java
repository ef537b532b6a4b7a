package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which program a plain-text journal is written for. Nothing that it includes is ever opened. */
enum PlainTextJournal {
    HLEDGER,
    BEANCOUNT;

    /** Lines above the first transaction that are looked at. */
    private static final int BEGINNING = 5_000;

    /** Characters of a line that is looked into. */
    static final int LONGEST_LINE = 4_000;

    private static final String DAY = "(?:(\\d{4})[-/.])?(\\d{1,2})[-/.](\\d{1,2})";

    private static final Pattern DATED = Pattern.compile(DAY + "(?:=[-/.\\d]+)?(?:\\s+(.*))?");

    private static final Pattern OF_BEANCOUNT = Pattern.compile("(?:(?:txn|[*!&#?%PSTCURM])\\s+\".*"
            + "|(?:open|close|balance|pad|note|document)\\s+[\\p{Lu}][^\\s:]*:.*"
            + "|(?:commodity|price)\\s+[A-Z].*|(?:event|query|custom)\\s+\".*)");
    private static final Pattern UNDATED_OF_BEANCOUNT =
            Pattern.compile("(?:option|plugin|include)\\s+\".*|(?:push|pop)(?:tag|meta)\\s+.*");
    private static final Pattern UNDATED_OF_HLEDGER = Pattern.compile("(?:account|commodity|payee|tag|include|alias"
            + "|apply|end|decimal-mark|year|comment|test|bucket|define|assert|check|eval|python|import|def)\\b.*"
            + "|[YPDNCAihobHOB]\\d*(?:\\s.*)?|[=~].*|!.*|@.*");

    static Optional<LocalDate> day(Matcher dated, Optional<Integer> year) {
        try {
            Optional<Integer> stated =
                    Optional.ofNullable(dated.group(1)).map(Integer::valueOf).or(() -> year);
            return stated.map(
                    number -> LocalDate.of(number, Integer.parseInt(dated.group(2)), Integer.parseInt(dated.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A line that begins with a day; the groups are year, month, day and what follows. */
    static Matcher dated(String line) {
        return DATED.matcher(line);
    }

    static boolean isComment(String line) {
        return line.startsWith(";")
                || line.startsWith("#")
                || line.startsWith("*")
                || line.startsWith("%")
                || line.startsWith("|");
    }

    /** The journal that a file is, by its first transaction and what stands above it. */
    static Optional<PlainTextJournal> of(Source source, Profile profile, ShapeSettings settings) throws IOException {
        if (profile.kind() != Profile.Kind.TEXT || profile.longestLineBytes() > settings.maxRowBytes()) {
            return Optional.empty();
        }
        try (TextLines lines = TextLines.open(source, profile, settings)) {
            boolean comment = false;
            boolean heading = false;
            for (int i = 0; i < BEGINNING; i++) {
                String line = lines.next();
                if (line == null || line.length() > LONGEST_LINE) {
                    return Optional.empty();
                }
                boolean indented = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
                String text = line.strip();
                if (comment || text.equals("comment")) {
                    comment = !text.equals("end comment");
                } else if (text.isEmpty() || isComment(line)) {
                    heading = heading && !text.isEmpty();
                } else if (indented) {
                    if (heading && !text.startsWith(";")) {
                        return Optional.of(HLEDGER);
                    }
                } else {
                    Matcher dated = dated(text);
                    String rest = dated.matches() && dated.group(4) != null ? dated.group(4) : "";
                    heading = dated.matches();
                    if (UNDATED_OF_BEANCOUNT.matcher(text).matches()
                            || (heading && OF_BEANCOUNT.matcher(rest).matches())) {
                        return Optional.of(BEANCOUNT);
                    }
                    if (!heading && !UNDATED_OF_HLEDGER.matcher(text).matches()) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }
}
