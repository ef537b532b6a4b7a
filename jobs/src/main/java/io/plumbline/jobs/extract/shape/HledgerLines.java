package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a journal of hledger line by line. */
final class HledgerLines {
    private static final Pattern HEADING = Pattern.compile(
            "(?:(?<status>[*!])\\s*)?(?:\\((?<code>[^)]*)\\)\\s*)?(?<description>[^;]*)(?:;(?<comment>.*))?");
    private static final Pattern POSTING = Pattern.compile(
            "(?:(?<status>[*!])\\s+)?(?<account>\\S(?:\\S|[ ](?=\\S))*+)(?:(?:\\s{2,}|\\t\\s*)(?<amount>.*))?");
    private static final Pattern PRICE =
            Pattern.compile("P\\s+(\\S+)\\s+(?:\\d{1,2}:\\S+\\s+)?(\"[^\"]+\"|[^\\s\\d]\\S*)\\s+(.+)");

    /** What changes the postings in a way that is not followed, or leads out of the file. */
    private static final Map<String, String> NOT_FOLLOWED = Map.of(
            "include",
            "include, not followed: put the file beside this one, or print all into one",
            "=",
            "automated postings, not added: print them with --auto",
            "~",
            "periodic transaction, a forecast only",
            "alias",
            "alias by a pattern, not applied: print the journal",
            "apply",
            "apply, other than of an account: not applied",
            "i",
            "time clock",
            "o",
            "time clock");

    /** Declarations and rules that change no amount. */
    private static final Set<String> OF_NO_AMOUNT = Set.of(
            "payee", "tag", "N", "C", "A", "bucket", "h", "b", "define", "assert", "check", "eval", "python", "import",
            "def");

    private final TextLines lines;
    private final Rows rows;
    private final JournalEntry entry;
    private final HledgerAmount.Marks marks = new HledgerAmount.Marks();
    private final HledgerAccounts accounts = new HledgerAccounts();
    private Optional<Integer> year = Optional.empty();
    private String defaultCommodity = "";
    private String directive = "";

    HledgerLines(TextLines lines, Rows rows) {
        this.lines = lines;
        this.rows = rows;
        this.entry = new JournalEntry(rows);
    }

    void read() throws IOException {
        boolean comment = false;
        for (String line = lines.next(); line != null && !rows.enough(); line = lines.next()) {
            String text = line.strip();
            if (text.length() > PlainTextJournal.LONGEST_LINE) {
                tooLong(text, Character.isWhitespace(line.charAt(0)));
            } else if (comment || text.equals("comment") || text.equals("test")) {
                entry.end();
                comment = !text.equals("end comment") && !text.equals("end test") && !text.equals("end");
                rows.leftOut(lines.line(), "comment");
            } else if (text.isEmpty()) {
                entry.end();
                directive = "";
                rows.leftOut(lines.line(), "blank line");
            } else if (Character.isWhitespace(line.charAt(0))) {
                indented(text);
            } else {
                entry.end();
                directive = "";
                top(text);
            }
        }
        if (!rows.enough()) {
            entry.end();
        }
    }

    private void tooLong(String text, boolean indented) {
        if (!indented) {
            entry.end();
        }
        String found = text.substring(0, 100);
        String expected = "a line of at most %,d characters".formatted(PlainTextJournal.LONGEST_LINE);
        if (entry.isOpen()) {
            entry.mistake(lines.line(), found, expected);
        } else {
            rows.rejected(lines.line(), null, found, expected);
        }
    }

    private void indented(String text) {
        if (text.startsWith(";") || text.startsWith("#")) {
            tags(text.substring(1));
            rows.leftOut(lines.line(), "comment");
        } else if (entry.isOpen()) {
            posting(text);
        } else if (!directive.isEmpty()) {
            sample(text);
            rows.leftOut(lines.line(), directive);
        } else {
            rows.rejected(lines.line(), null, text, "a line that begins a transaction above its postings");
        }
    }

    private void sample(String text) {
        if (directive.equals("commodity") && text.startsWith("format")) {
            marks.declareAs(text.substring("format".length()));
        }
    }

    private void tags(String comment) {
        if (entry.isOpen() && comment.contains(":")) {
            entry.append("tags", comment.strip());
        }
    }

    private void top(String text) {
        Matcher dated = PlainTextJournal.dated(text);
        if (dated.matches()) {
            transaction(text, dated);
        } else if (PlainTextJournal.isComment(text)) {
            rows.leftOut(lines.line(), "comment");
        } else {
            directive(text);
        }
    }

    private void transaction(String text, Matcher dated) {
        Map<String, String> values = new HashMap<>();
        Matcher heading = HEADING.matcher(dated.group(4) == null ? "" : dated.group(4));
        if (heading.matches()) {
            String[] parts = heading.group("description").split("\\|", 2);
            values.put("payee", parts.length == 2 ? parts[0].strip() : "");
            values.put("narration", parts[parts.length - 1].strip());
            put(values, "status", heading.group("status"));
            put(values, "code", heading.group("code"));
            put(values, "comment", heading.group("comment"));
        }
        PlainTextJournal.day(dated, year).ifPresent(day -> values.put("date", day.toString()));
        entry.begin(lines.line(), values);
        if (!values.containsKey("date")) {
            entry.mistake(
                    lines.line(),
                    text,
                    dated.group(1) == null && year.isEmpty()
                            ? "a year in the date, or a line such as Y2025 above"
                            : "a day of the calendar");
        }
    }

    private static void put(Map<String, String> values, String column, @Nullable String text) {
        values.put(column, text == null ? "" : text.strip());
    }

    private void posting(String text) {
        long at = lines.line();
        int comment = text.indexOf(';');
        Matcher posting = POSTING.matcher((comment < 0 ? text : text.substring(0, comment)).strip());
        if (!posting.matches()) {
            entry.mistake(at, text, "an account, two blanks, and an amount");
            return;
        }
        String amount = posting.group("amount");
        HledgerPosting amounts = new HledgerPosting(amount == null ? "" : amount, marks, defaultCommodity);
        if (amounts.mistake() != null) {
            entry.mistake(at, text, amounts.mistake());
            return;
        }
        String account = accounts.named(posting.group("account"));
        if (!amounts.balance().isEmpty()) {
            Map<String, String> balance = new HashMap<>(amounts.balance());
            balance.put("account", account);
            entry.balance(at, balance);
        }
        Map<String, String> values = new HashMap<>(amounts.values());
        values.put("account", account);
        values.put("account_type", accounts.type(account));
        values.put("comment", comment < 0 ? "" : text.substring(comment + 1).strip());
        if (posting.group("status") != null) {
            values.put("status", posting.group("status"));
        }
        entry.add(at, values);
    }

    private void directive(String line) {
        String text = line.replaceFirst("^[!@]", "");
        String word = text.replaceFirst("^([=~]|[A-Za-z-]+).*$", "$1");
        String rest = rest(text, word).replaceFirst("\\s;.*$", "").strip();
        directive = word;
        switch (word) {
            case "account" -> accounts.declare(rest(text, word));
            case "commodity" -> marks.declareAs(rest);
            case "D" -> {
                marks.declareAs(rest);
                HledgerAmount.of(rest, marks, "").ifPresent(sample -> defaultCommodity = sample.commodity());
            }
            case "decimal-mark" -> {
                if (!rest.matches("[.,]")) {
                    rows.rejected(lines.line(), null, text, "decimal-mark . or decimal-mark ,");
                    return;
                }
                marks.declare("", rest.charAt(0));
            }
            case "Y", "year" -> year = rest.matches("\\d{4}") ? Optional.of(Integer.valueOf(rest)) : year;
            case "P" -> {
                price(text);
                return;
            }
            case "end" -> accounts.end(rest);
            case "alias" -> {
                if (!accounts.alias(rest)) {
                    notFollowed(word);
                    return;
                }
            }
            case "apply" -> {
                if (rest.startsWith("account ")) {
                    accounts.apply(rest.substring("account ".length()).strip());
                } else if (rest.matches("year \\d{4}")) {
                    year = Optional.of(Integer.valueOf(rest.substring("year ".length())));
                } else {
                    notFollowed(word);
                    return;
                }
            }
            default -> {
                if (NOT_FOLLOWED.containsKey(word)) {
                    notFollowed(word);
                } else if (OF_NO_AMOUNT.contains(word)) {
                    rows.leftOut(lines.line(), directive);
                } else {
                    rows.rejected(
                            lines.line(),
                            null,
                            text,
                            "a transaction that begins with its day, a directive of hledger, or a comment behind ;");
                }
                return;
            }
        }
        rows.leftOut(lines.line(), directive);
    }

    private static String rest(String text, String word) {
        return text.substring(Math.min(word.length(), text.length())).strip();
    }

    private void notFollowed(String word) {
        directive = NOT_FOLLOWED.getOrDefault(word, word);
        rows.leftOut(lines.line(), directive);
    }

    private void price(String text) {
        Matcher price = PRICE.matcher(text.replaceFirst("\\s;.*$", ""));
        Matcher day = price.matches() ? PlainTextJournal.dated(price.group(1)) : null;
        Optional<HledgerAmount> amount =
                day == null ? Optional.empty() : HledgerAmount.of(price.group(3), marks, defaultCommodity);
        Optional<LocalDate> on = day != null && day.matches() ? PlainTextJournal.day(day, year) : Optional.empty();
        if (amount.isEmpty() || on.isEmpty()) {
            rows.rejected(lines.line(), null, text, "a price such as P 2025-01-31 EUR $1.04");
            return;
        }
        entry.give(
                lines.line(),
                "price",
                Map.of(
                        "date", on.get().toString(),
                        "commodity", price.group(2).replace("\"", ""),
                        "price", amount.get().number(),
                        "price_commodity", amount.get().commodity(),
                        "price_of", "unit"));
    }
}
