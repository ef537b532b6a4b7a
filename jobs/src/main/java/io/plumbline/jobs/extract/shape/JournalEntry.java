package io.plumbline.jobs.extract.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A transaction of a plain-text journal while it is read. It becomes rows as a whole: where one of its lines cannot be
 * read, none counts, as an amount that is left to be inferred would take the difference.
 */
final class JournalEntry {
    /** Columns of the rows of both journals. */
    static final List<String> COLUMNS = List.of(
            "record",
            "entry",
            "date",
            "status",
            "code",
            "payee",
            "narration",
            "tags",
            "account",
            "other_account",
            "account_type",
            "amount",
            "commodity",
            "price",
            "price_commodity",
            "price_of",
            "comment");

    private static final int MOST_POSTINGS = 100_000;

    private final Rows rows;
    private final Cells cells = new Cells(1 << 8);
    private final Map<String, String> heading = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private boolean open;
    private long count;
    private long line;

    JournalEntry(Rows rows) {
        this.rows = rows;
    }

    private record Posting(long line, String record, Map<String, String> values) {}

    /** A line that cannot be read. */
    private record Mistake(long line, String found, String expected) {}

    boolean isOpen() {
        return open;
    }

    void begin(long at, Map<String, String> values) {
        end();
        open = true;
        line = at;
        heading.putAll(values);
    }

    void add(long at, Map<String, String> values) {
        if (postings.size() == MOST_POSTINGS) {
            mistake(at, "one posting more", "at most %,d postings in a transaction".formatted(MOST_POSTINGS));
        } else if (postings.size() < MOST_POSTINGS) {
            postings.add(new Posting(at, "posting", values));
        } else {
            rows.leftOut(at, "posting of a transaction that is too long");
        }
    }

    /** A balance that a posting of the transaction asserts; told before the posting itself. */
    void balance(long at, Map<String, String> values) {
        postings.add(new Posting(at, "assertion", values));
    }

    void mistake(long at, String found, String expected) {
        mistakes.add(new Mistake(at, found, expected));
    }

    /** More words of the transaction's own. */
    void append(String column, String text) {
        heading.merge(column, text, (told, more) -> (told + " " + more).strip());
    }

    void end() {
        if (!open) {
            return;
        }
        if (mistakes.stream().noneMatch(mistake -> mistake.line() == line)) {
            rows.leftOut(line, "heading of a transaction");
        }
        long unknown = postings.stream().filter(JournalEntry::isUnknown).count();
        if (unknown > 1) {
            postings.stream()
                    .filter(JournalEntry::isUnknown)
                    .skip(1)
                    .forEach(posting -> mistakes.add(new Mistake(
                            posting.line(),
                            posting.values().getOrDefault("account", ""),
                            "an amount, as another posting of the transaction has none, or no known cost, either")));
        }
        if (mistakes.isEmpty()) {
            count++;
            heading.put("entry", String.valueOf(count));
            postings.forEach(posting -> give(posting.line(), posting.record(), posting.values()));
        } else {
            reject();
        }
        open = false;
        heading.clear();
        postings.clear();
        mistakes.clear();
    }

    private static boolean isUnknown(Posting posting) {
        boolean virtual = posting.values().getOrDefault("account", "").startsWith("(");
        return !virtual
                && posting.record().equals("posting")
                && (posting.values().getOrDefault("amount", "").isEmpty()
                        || posting.values().getOrDefault("price_of", "").equals("unknown"));
    }

    private void reject() {
        long first = mistakes.stream().mapToLong(Mistake::line).min().orElse(line);
        mistakes.forEach(mistake -> rows.rejected(mistake.line(), null, mistake.found(), mistake.expected()));
        Set<Long> told = mistakes.stream().map(Mistake::line).collect(Collectors.toCollection(HashSet::new));
        for (Posting posting : postings) {
            if (told.add(posting.line())) {
                rows.rejected(
                        posting.line(),
                        null,
                        posting.values().getOrDefault("account", ""),
                        "a transaction all of whose lines can be read; correct line " + first);
            }
        }
    }

    /**
     * A number with a point so that nobody takes it for a thousand: 1.2340, as 1.234 might be.
     */
    static String certain(String plain) {
        return plain.matches("-?\\d+\\.\\d{3}") ? plain + "0" : plain;
    }

    /** A row of its own beside the transactions. */
    void give(long at, String record, Map<String, String> values) {
        cells.clear();
        for (String column : COLUMNS) {
            String own = column.equals("record") ? record : values.get(column);
            cells.add(own != null ? own : open ? heading.getOrDefault(column, "") : "");
        }
        rows.row(at, cells);
    }
}
