package io.plumbline.samples;

import io.plumbline.samples.books.Account;
import io.plumbline.samples.books.Chart;
import io.plumbline.samples.business.Chance;
import io.plumbline.samples.files.JournalCsvFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A large journal, written line by line into one reused buffer. Entries have two to four lines: a sale or a purchase,
 * its counter-account, perhaps tax and freight. Days run evenly from the first to the last.
 */
final class LedgerStream {
    private static final int LONGEST_LINE = 512;
    private static final List<Account> COUNTERS =
            List.of(Chart.CHECKING, Chart.RECEIVABLES, Chart.PAYABLES, Chart.UNDEPOSITED);
    private static final List<Account> POSTED = List.of(
            Chart.RIGGING,
            Chart.PAINT,
            Chart.SAFETY,
            Chart.GOODS,
            Chart.RENT,
            Chart.UTILITIES,
            Chart.WAGES,
            Chart.MARKETING,
            Chart.OFFICE,
            Chart.FEES,
            Chart.REPAIRS,
            Chart.INVENTORY);
    private static final int PARTIES = 400;

    private final LocalDate firstDay;
    private final long days;
    private final Chance chance;
    private final byte[][] counters = cells(COUNTERS);
    private final byte[][] posted = cells(POSTED);
    private final byte[][] parties = new byte[PARTIES][];
    private final byte[] buffer = new byte[1 << 16];
    private int filled;

    LedgerStream(LocalDate firstDay, LocalDate lastDay, long seed) {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("The last day %s is before the first, %s".formatted(lastDay, firstDay));
        }
        this.firstDay = firstDay;
        this.days = ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
        this.chance = Chance.of(seed, "ledger");
        for (int i = 0; i < PARTIES; i++) {
            parties[i] = bytes(",Party " + (1000 + i) + ",Goods and services,");
        }
    }

    void write(Path file, long lines) throws IOException {
        if (lines < 2) {
            throw new IllegalArgumentException("A journal that balances has at least 2 lines, not " + lines);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            put(bytes(JournalCsvFile.HEADER + "\n"));
            long written = 0;
            byte[] date = new byte[0];
            long today = -1;
            for (long entry = 1; written < lines; entry++) {
                long day = Math.min(days - 1, Math.floorDiv(written * days, lines));
                if (day != today) {
                    today = day;
                    date = date(firstDay.plusDays(day));
                }
                written += entry(entry, date, lines - written, out);
            }
            flush(out);
        }
    }

    /** Writes an entry and returns its number of lines: never one that would leave a single line to write. */
    private int entry(long number, byte[] date, long left, OutputStream out) throws IOException {
        int size = (int) Math.min(left, 2 + chance.below(3));
        size = left - size == 1 ? size == 2 ? 3 : size - 1 : size;
        byte[] party = parties[chance.below(PARTIES)];
        boolean debitFirst = chance.happens(0.5);
        long total = 0;
        for (int line = 1; line < size; line++) {
            long cents = 100L + chance.below(250_000);
            total += cents;
            line(number, date, posted[chance.below(posted.length)], party, cents, debitFirst, out);
        }
        line(number, date, counters[chance.below(counters.length)], party, total, !debitFirst, out);
        return size;
    }

    private void line(
            long number, byte[] date, byte[] account, byte[] party, long cents, boolean debit, OutputStream out)
            throws IOException {
        if (buffer.length - filled < LONGEST_LINE) {
            flush(out);
        }
        putNumber(number);
        put(date);
        put(account);
        putNumber(1000 + number % 90_000);
        put(party);
        putCents(debit ? cents : 0);
        buffer[filled++] = ',';
        putCents(debit ? 0 : cents);
        buffer[filled++] = '\n';
    }

    private void putCents(long cents) {
        putNumber(cents / 100);
        buffer[filled++] = '.';
        buffer[filled++] = (byte) ('0' + cents / 10 % 10);
        buffer[filled++] = (byte) ('0' + cents % 10);
    }

    private void putNumber(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int place = filled + digits - 1; place >= filled; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        filled += digits;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void flush(OutputStream out) throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    private static byte[] date(LocalDate day) {
        return bytes("," + day + ",GJ,");
    }

    private static byte[][] cells(List<Account> accounts) {
        return accounts.stream()
                .map(account -> bytes(account.number() + "," + account.leaf() + ","))
                .toArray(byte[][]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
