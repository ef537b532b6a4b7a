package io.plumbline.samples.books;

import java.time.LocalDate;
import java.util.List;

/**
 * A journal entry whose debits equal its credits.
 *
 * @param number place in the books, from 1
 * @param keyedOn first day on which an export shows it: bills are sometimes keyed late
 * @param struckOn day from which exports no longer show it: mistakes are deleted, not reversed; far away for most
 */
public record Entry(
        int number,
        LocalDate on,
        Kind kind,
        String reference,
        Party party,
        String memo,
        List<Line> lines,
        LocalDate keyedOn,
        LocalDate struckOn) {

    public Entry {
        lines = List.copyOf(lines);
        long sum = lines.stream().mapToLong(Line::amount).sum();
        if (sum != 0 || lines.size() < 2) {
            throw new IllegalArgumentException(
                    "Entry %s of %s, %s, does not balance: %s".formatted(reference, on, memo, lines));
        }
    }

    /** Whether an export made on that day shows it. */
    public boolean isKnownOn(LocalDate day) {
        return !keyedOn.isAfter(day) && struckOn.isAfter(day);
    }

    /** Total of the debit side. */
    public long total() {
        return lines.stream().mapToLong(Line::debit).sum();
    }
}
