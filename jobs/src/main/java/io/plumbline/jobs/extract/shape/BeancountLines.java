package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a journal of beancount line by line. */
final class BeancountLines {
    private static final String ACCOUNT =
            "[\\p{Lu}\\p{Lo}][\\p{L}\\p{N}-]*(?::[\\p{Lu}\\p{Lo}\\p{N}][\\p{L}\\p{N}-]*)+";
    private static final String CURRENCY = BeancountAmounts.CURRENCY;
    private static final String NUMBER = BeancountAmounts.NUMBER;
    private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
    private static final Pattern STRINGS = Pattern.compile(STRING);
    private static final Pattern TRANSACTION = Pattern.compile("(txn|[*!&#?%PSTCURM])(?=\\s|\"|$)(.*)", Pattern.DOTALL);
    private static final Pattern POSTING = Pattern.compile("(?:([*!&#?%PSTCURM])\\s+)?(" + ACCOUNT + ")(?:\\s+(.*))?");
    private static final Pattern METADATA = Pattern.compile("([a-z][a-zA-Z0-9_-]+):(?:\\s+(.*))?");
    private static final Pattern MARKS = Pattern.compile("[#^][A-Za-z0-9/._-]+");
    private static final Pattern BALANCE = Pattern.compile(
            "balance\\s+(" + ACCOUNT + ")\\s+(" + NUMBER + ")\\s*(?:~\\s*(" + NUMBER + ")\\s*)?(" + CURRENCY + ")");
    private static final Pattern PAD = Pattern.compile("pad\\s+(" + ACCOUNT + ")\\s+(" + ACCOUNT + ")");
    private static final Pattern PRICE =
            Pattern.compile("price\\s+(" + CURRENCY + ")\\s+(" + NUMBER + ")\\s*(" + CURRENCY + ")");
    private static final Pattern OPTION = Pattern.compile("option\\s+" + STRING + "\\s+" + STRING);
    private static final Pattern OTHER =
            Pattern.compile("(open|close|commodity|note|document|event|query|custom)\\b.*", Pattern.DOTALL);
    private static final Pattern UNDATED =
            Pattern.compile("(plugin|include|pushtag|poptag|pushmeta|popmeta)\\b(.*)", Pattern.DOTALL);

    /** Names of the roots of accounts, which options may change. */
    private final Map<String, String> types = new HashMap<>(Map.of(
            "name_assets", "Assets",
            "name_liabilities", "Liabilities",
            "name_equity", "Equity",
            "name_income", "Income",
            "name_expenses", "Expenses"));

    private static final Map<String, String> WORDS = Map.of(
            "name_assets", "Asset",
            "name_liabilities", "Liability",
            "name_equity", "Equity",
            "name_income", "Income",
            "name_expenses", "Expense");

    private final BeancountText lines;
    private final Rows rows;
    private final JournalEntry entry;
    private final Deque<String> pushed = new ArrayDeque<>();
    private boolean directive;

    BeancountLines(TextLines lines, Rows rows) {
        this.lines = new BeancountText(lines, rows);
        this.rows = rows;
        this.entry = new JournalEntry(rows);
    }

    void read() throws IOException {
        while (!rows.enough() && lines.next()) {
            long at = lines.line();
            String problem = lines.problem();
            if (problem != null) {
                endAbove(lines.isIndented());
                mistake(at, lines.text().substring(0, Math.min(100, lines.text().length())), problem);
            } else if (lines.isBlank()) {
                endAbove(false);
                rows.leftOut(at, "blank line");
            } else if (lines.text().isEmpty()) {
                rows.leftOut(at, "comment");
            } else if (lines.isIndented()) {
                indented(at, lines.text());
            } else {
                endAbove(false);
                top(at, lines.text());
            }
        }
        if (!rows.enough()) {
            entry.end();
        }
    }

    /** What is not indented belongs to no transaction above. */
    private void endAbove(boolean indented) {
        if (!indented) {
            entry.end();
            directive = false;
        }
    }

    private void mistake(long at, String found, String expected) {
        if (entry.isOpen()) {
            entry.mistake(at, found, expected);
        } else {
            rows.rejected(at, null, found, expected);
        }
    }

    private void top(long at, String text) {
        Matcher dated = PlainTextJournal.dated(text.lines().findFirst().orElse(""));
        if (dated.matches() && dated.group(1) != null) {
            String rest = text.substring(text.length() == 0 || dated.group(4) == null ? text.length() : dated.start(4));
            dated(at, text, dated, rest);
        } else if ("*#:!&?%".indexOf(text.charAt(0)) >= 0) {
            rows.leftOut(at, "comment");
        } else {
            undated(at, text);
        }
    }

    private void dated(long at, String text, Matcher dated, String rest) {
        Optional<String> day = PlainTextJournal.day(dated, Optional.empty()).map(Object::toString);
        Matcher transaction = TRANSACTION.matcher(rest);
        if (transaction.matches()) {
            transaction(at, text, day.orElse(""), transaction);
        } else if (day.isEmpty()) {
            rows.rejected(at, null, text, "a day of the calendar");
        } else if (OTHER.matcher(rest).matches()) {
            directive = true;
            rows.leftOut(at, rest.replaceFirst("(?s)\\s.*", ""));
        } else {
            directive = true;
            stated(at, text, day.get(), rest);
        }
    }

    private void transaction(long at, String text, String day, Matcher heading) {
        List<String> strings = new ArrayList<>();
        Matcher string = STRINGS.matcher(heading.group(2));
        while (string.find()) {
            strings.add(unescaped(string.group(1)));
        }
        String marks = marks(STRINGS.matcher(heading.group(2)).replaceAll(" "));
        String rest = STRINGS.matcher(heading.group(2))
                .replaceAll(" ")
                .replaceAll(MARKS.pattern(), " ")
                .replace('|', ' ')
                .strip();
        entry.begin(
                at,
                Map.of(
                        "date", day,
                        "status", heading.group(1).equals("txn") ? "*" : heading.group(1),
                        "payee", strings.size() > 1 ? strings.get(0) : "",
                        "narration", strings.isEmpty() ? "" : strings.get(strings.size() - 1),
                        "tags", String.join(" ", pushed) + (pushed.isEmpty() || marks.isEmpty() ? "" : " ") + marks));
        if (day.isEmpty()) {
            entry.mistake(at, text, "a day of the calendar");
        } else if (!rest.isEmpty() || strings.size() > 2) {
            entry.mistake(at, text, "a payee and a narration in quotes, then #tags and ^links");
        }
    }

    private static String marks(String text) {
        Matcher mark = MARKS.matcher(text);
        List<String> marks = new ArrayList<>();
        while (mark.find()) {
            marks.add(mark.group());
        }
        return String.join(" ", marks);
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\n", "\n").replaceAll("\\\\t", "\t").replaceAll("\\\\(.)", "$1");
    }

    /** A balance, a pad or a price. */
    private void stated(long at, String text, String day, String rest) {
        Matcher balance = BALANCE.matcher(rest);
        Matcher pad = PAD.matcher(rest);
        Matcher price = PRICE.matcher(rest);
        Optional<BigDecimal> amount = balance.matches()
                ? NumberExpression.value(balance.group(2))
                : price.matches() ? NumberExpression.value(price.group(2)) : Optional.empty();
        if (balance.matches() && amount.isPresent()) {
            entry.give(
                    at,
                    "balance",
                    Map.of(
                            "date", day,
                            "account", balance.group(1),
                            "account_type", type(balance.group(1)),
                            "amount", BeancountAmounts.plain(amount.get()),
                            "commodity", balance.group(4),
                            "comment", balance.group(3) == null ? "" : "~ " + balance.group(3)));
        } else if (pad.matches()) {
            entry.give(
                    at,
                    "pad",
                    Map.of(
                            "date", day,
                            "account", pad.group(1),
                            "account_type", type(pad.group(1)),
                            "other_account", pad.group(2)));
        } else if (price.matches() && amount.isPresent()) {
            entry.give(
                    at,
                    "price",
                    Map.of(
                            "date", day,
                            "commodity", price.group(1),
                            "price", BeancountAmounts.plain(amount.get()),
                            "price_commodity", price.group(3),
                            "price_of", "unit"));
        } else {
            directive = false;
            rows.rejected(
                    at,
                    null,
                    text,
                    "a transaction such as 2025-01-31 * \"Payee\" \"What for\", or a directive of beancount");
        }
    }

    private void undated(long at, String text) {
        Matcher option = OPTION.matcher(text);
        Matcher other = UNDATED.matcher(text);
        if (option.matches()) {
            String name = unescaped(option.group(1));
            String value = unescaped(option.group(2));
            types.computeIfPresent(name, (any, before) -> value);
            rows.property(name, value);
            rows.leftOut(at, "option");
        } else if (other.matches()) {
            String what = other.group(1);
            String mark = other.group(2).strip();
            if (what.equals("pushtag")) {
                pushed.push(mark);
            } else if (what.equals("poptag")) {
                pushed.remove(mark);
            }
            rows.leftOut(
                    at,
                    what.equals("include")
                            ? "include, not followed: put the file beside this one, or print all into one"
                            : what);
        } else {
            rows.rejected(at, null, text, "a directive that begins with its day, an option, or a comment behind ;");
        }
    }

    private void indented(long at, String text) {
        Matcher metadata = METADATA.matcher(text);
        if (metadata.matches()) {
            if (entry.isOpen() && metadata.group(2) != null && metadata.group(1).equals("code")) {
                entry.append("code", metadata.group(2).replaceAll("^\"|\"$", ""));
            }
            rows.leftOut(at, "metadata");
        } else if (entry.isOpen() && MARKS.matcher(text.split("\\s", 2)[0]).matches()) {
            entry.append("tags", text);
            rows.leftOut(at, "metadata");
        } else if (entry.isOpen()) {
            posting(at, text);
        } else if (directive) {
            rows.leftOut(at, "metadata");
        } else {
            rows.rejected(at, null, text, "a line that begins a transaction above its postings");
        }
    }

    private void posting(long at, String text) {
        Matcher posting = POSTING.matcher(text);
        if (!posting.matches()) {
            entry.mistake(at, text, "an account such as Assets:Bank, and an amount such as 12.50 EUR");
            return;
        }
        Map<String, String> values = new HashMap<>();
        values.put("account", posting.group(2));
        values.put("account_type", type(posting.group(2)));
        if (posting.group(1) != null) {
            values.put("status", posting.group(1));
        }
        if (posting.group(3) != null) {
            BeancountAmounts amounts = new BeancountAmounts(posting.group(3).strip());
            if (amounts.mistake() != null) {
                entry.mistake(at, text, amounts.mistake());
                return;
            }
            values.putAll(amounts.values());
        }
        entry.add(at, values);
    }

    private String type(String account) {
        String root = account.substring(0, account.indexOf(':'));
        return types.entrySet().stream()
                .filter(type -> type.getValue().equals(root))
                .map(type -> WORDS.getOrDefault(type.getKey(), ""))
                .findFirst()
                .orElse("");
    }
}
