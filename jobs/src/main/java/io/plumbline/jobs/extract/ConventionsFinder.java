package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Conventions.word;
import static io.plumbline.jobs.extract.Workbench.name;

import io.plumbline.jobs.workspace.ReadingSettings.DateOrder;
import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds how a file writes dates and numbers, from all of its rows. What the settings say wins; what the values leave open
 * is refused, never guessed.
 */
final class ConventionsFinder {
    /** The reading that leaves no doubt first, then the two that may be taken for one another. */
    private static final List<DateOrder> ORDERS = List.of(DateOrder.YMD, DateOrder.DMY, DateOrder.MDY);

    private static final List<DecimalMark> MARKS = List.of(DecimalMark.POINT, DecimalMark.COMMA);

    private final Workbench bench;
    private final String table;
    private final Stated stated;

    /** What the settings say of the file. */
    record Stated(Optional<DateOrder> dates, Optional<DecimalMark> decimal) {}

    ConventionsFinder(Workbench bench, String table, Stated stated) {
        this.bench = bench;
        this.table = table;
        this.stated = stated;
    }

    /**
     * @param dates columns with dates of no stated pattern
     * @param numbers columns with numbers of no stated mark
     */
    Conventions find(List<String> dates, List<String> numbers) throws Refusal {
        List<String> evidence = new ArrayList<>();
        DateOrder order = dates.isEmpty() ? DateOrder.YMD : order(dates, evidence);
        DecimalMark mark = numbers.isEmpty() ? DecimalMark.POINT : mark(numbers, evidence);
        return new Conventions(order, mark, String.join("; ", evidence));
    }

    /**
     * What the first rows of a file leave no doubt of, provided that the rest can be read so, too; empty where they do.
     * A reading that understands every value is the one that {@link #find} would choose, unless another one does, too:
     * so it takes a value here that the other does not understand.
     *
     * @param complete whether the first rows are all there are
     */
    Optional<Conventions> certain(List<String> dates, List<String> numbers, boolean complete) {
        List<String> evidence = new ArrayList<>();
        Optional<DateOrder> order = stated.dates();
        Optional<DecimalMark> mark = stated.decimal();
        if (dates.isEmpty()) {
            order = Optional.of(DateOrder.YMD);
        } else if (order.isPresent()) {
            evidence.add("dates %s: client.yml".formatted(word(order.get())));
        } else {
            Tally tally = dates(dates);
            order = certain(ORDERS, tally);
            order.ifPresent(found -> evidence.add("dates %s: %s".formatted(word(found), read(tally, complete))));
        }
        if (numbers.isEmpty()) {
            mark = Optional.of(DecimalMark.POINT);
        } else if (mark.isPresent()) {
            evidence.add("decimal %s: client.yml".formatted(word(mark.get())));
        } else if (order.isPresent()) {
            Tally tally = numbers(numbers);
            mark = certain(MARKS, tally);
            mark.ifPresent(found -> evidence.add("decimal %s: %s".formatted(word(found), read(tally, complete))));
        }
        return order.isPresent() && mark.isPresent()
                ? Optional.of(new Conventions(order.get(), mark.get(), String.join("; ", evidence)))
                : Optional.empty();
    }

    private static String read(Tally tally, boolean complete) {
        return complete ? "reads %d of %d values".formatted(tally.mostRead(), tally.values()) : "reads all values";
    }

    private static <R> Optional<R> certain(List<R> readings, Tally tally) {
        return tally.isCertain() ? Optional.of(readings.get(tally.best())) : Optional.empty();
    }

    private DateOrder order(List<String> columns, List<String> evidence) throws Refusal {
        if (stated.dates().isPresent()) {
            evidence.add("dates %s: client.yml".formatted(word(stated.dates().get())));
            return stated.dates().get();
        }
        Tally tally = dates(columns);
        DateOrder best = ORDERS.get(tally.best());
        if (tally.isUndecided()) {
            throw new Refusal(
                    "dates like \"%s\" that can be read day first or month first in %s"
                            .formatted(tally.example(), quoted(columns)),
                    "one reading",
                    "Set `dates: dmy` or `dates: mdy` in client.yml.");
        }
        evidence.add("dates %s: reads %d of %d values".formatted(word(best), tally.mostRead(), tally.values()));
        return best;
    }

    private DecimalMark mark(List<String> columns, List<String> evidence) throws Refusal {
        if (stated.decimal().isPresent()) {
            evidence.add(
                    "decimal %s: client.yml".formatted(word(stated.decimal().get())));
            return stated.decimal().get();
        }
        Tally tally = numbers(columns);
        DecimalMark best = MARKS.get(tally.best());
        if (tally.isUndecided()) {
            throw new Refusal(
                    "numbers like \"%s\" that can be read with a decimal point or a decimal comma in %s"
                            .formatted(tally.example(), quoted(columns)),
                    "one reading",
                    "Set `decimal: point` or `decimal: comma` in client.yml.");
        }
        evidence.add("decimal %s: reads %d of %d values".formatted(word(best), tally.mostRead(), tally.values()));
        return best;
    }

    private static String quoted(List<String> columns) {
        return columns.stream().map(column -> "\"" + column + "\"").collect(Collectors.joining(", "));
    }

    /**
     * How many values each reading understands, and how many the last two understand differently.
     *
     * @param read by reading
     */
    private record Tally(long values, List<Long> read, long different, String example) {
        long mostRead() {
            return Collections.max(read);
        }

        /** The first reading that understands most. */
        int best() {
            return read.indexOf(mostRead());
        }

        /** The last two readings do equally well, nothing does better, and they disagree. */
        boolean isUndecided() {
            int last = read.size() - 1;
            return read.get(last) == mostRead() && read.get(last - 1) == mostRead() && different > 0;
        }

        /** All is read, and the last two readings cannot both do so: one of them is at a loss, or neither is the best. */
        boolean isCertain() {
            int last = read.size() - 1;
            return mostRead() == values
                    && (best() < last - 1 || read.get(last) < values || read.get(last - 1) < values);
        }
    }

    private Tally dates(List<String> columns) {
        return tally(
                columns,
                ORDERS.stream()
                        .map(order -> "case when %1$s >= timestamp '1000-01-01' then %1$s end"
                                .formatted(DateReading.sql(order, "v")))
                        .toList());
    }

    private Tally numbers(List<String> columns) {
        return tally(
                columns,
                MARKS.stream().map(mark -> NumberReading.sql(mark, "v")).toList());
    }

    private Tally tally(List<String> columns, List<String> readings) {
        String values = columns.stream()
                .map(column -> "select %s as v from %s".formatted(name(column), table))
                .collect(Collectors.joining(" union all "));
        List<String> read = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            read.add("%s as r%d".formatted(readings.get(i), i));
        }
        int last = readings.size() - 1;
        String sums = java.util.stream.IntStream.rangeClosed(0, last)
                .mapToObj(i -> "coalesce(sum(n) filter (r%d is not null), 0)::bigint".formatted(i))
                .collect(Collectors.joining(", "));
        String differ = "r%d <> r%d".formatted(last - 1, last);
        List<Object> row = bench.rows("""
                        with value as (select v, count(*) as n from (%s) where v is not null group by v),
                        reading as (select v, n, %s from value)
                        select coalesce(sum(n), 0)::bigint, coalesce(sum(n) filter (%s), 0)::bigint,
                               coalesce(min(v) filter (%s), ''), %s
                        from reading
                        """.formatted(values, String.join(", ", read), differ, differ, sums))
                .get(0);
        return new Tally(
                (Long) row.get(0),
                row.subList(3, row.size()).stream().map(Long.class::cast).toList(),
                (Long) row.get(1),
                (String) row.get(2));
    }
}
