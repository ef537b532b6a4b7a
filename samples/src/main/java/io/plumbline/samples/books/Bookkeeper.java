package io.plumbline.samples.books;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the books day by day: posts entries, and remembers what falls due later. */
public final class Bookkeeper {
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final LocalDate lastDay;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Account, Long> balances = new HashMap<>();
    private final Map<Kind, Integer> references = new EnumMap<>(Kind.class);
    private final TreeMap<LocalDate, List<Runnable>> agenda = new TreeMap<>();
    private LocalDate today;

    public Bookkeeper(LocalDate firstDay, LocalDate lastDay) {
        this.today = firstDay;
        this.lastDay = lastDay;
    }

    /** Turns to a day, and does what was put off until then. */
    public void turnTo(LocalDate day) {
        today = day;
        while (!agenda.isEmpty() && !agenda.firstKey().isAfter(day)) {
            agenda.pollFirstEntry().getValue().forEach(Runnable::run);
        }
    }

    public LocalDate today() {
        return today;
    }

    /** Puts something off; on a weekend, until Monday. What would come after the last day never happens. */
    public void later(LocalDate day, Runnable what) {
        LocalDate weekday = weekday(day);
        if (!weekday.isAfter(lastDay)) {
            agenda.computeIfAbsent(weekday, key -> new ArrayList<>()).add(what);
        }
    }

    /** Debit-positive balance as of now. */
    public long balance(Account account) {
        return balances.getOrDefault(account, 0L);
    }

    public Posting entry(Kind kind, Party party, String memo) {
        return new Posting(kind, party, memo);
    }

    public Books books(String company, String currency) {
        return new Books(company, currency, entries);
    }

    private static LocalDate weekday(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return day.plusDays(2);
        }
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    /** An entry being written. Lines of nothing are left out; a negative debit is a credit. */
    public final class Posting {
        private final Kind kind;
        private final Party party;
        private final String memo;
        private final List<Line> lines = new ArrayList<>();
        private LocalDate keyedOn = today;
        private LocalDate struckOn = NEVER;

        private Posting(Kind kind, Party party, String memo) {
            this.kind = kind;
            this.party = party;
            this.memo = memo;
        }

        public Posting debit(Account account, String location, long cents) {
            if (cents != 0) {
                lines.add(new Line(account, location, cents));
            }
            return this;
        }

        public Posting debit(Account account, long cents) {
            return debit(account, "", cents);
        }

        public Posting credit(Account account, String location, long cents) {
            return debit(account, location, -cents);
        }

        public Posting credit(Account account, long cents) {
            return debit(account, "", -cents);
        }

        /** Exports made before that day do not show it yet. */
        public Posting keyedOn(LocalDate day) {
            keyedOn = day;
            return this;
        }

        /** A mistake that exports show until it is deleted on that day; the true books never have it. */
        public Posting struckOn(LocalDate day) {
            struckOn = day;
            return this;
        }

        /** Writes it into the books and returns its reference; nothing when it has no lines. */
        public String post() {
            String reference = String.valueOf(1000 + references.merge(kind, 1, Integer::sum));
            if (!lines.isEmpty()) {
                entries.add(
                        new Entry(entries.size() + 1, today, kind, reference, party, memo, lines, keyedOn, struckOn));
                if (struckOn.equals(NEVER)) {
                    lines.forEach(line -> balances.merge(line.account(), line.amount(), Long::sum));
                }
            }
            return reference;
        }
    }
}
