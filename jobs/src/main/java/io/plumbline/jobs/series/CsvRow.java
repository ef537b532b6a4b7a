package io.plumbline.jobs.series;

import java.math.BigDecimal;
import java.math.MathContext;

/** A line of a CSV file, cell by cell; what is not a number is an empty cell. */
final class CsvRow {
    private static final MathContext DIGITS = new MathContext(12);
    private static final double SMALLEST_PLAIN = 1e-5;
    private static final double LARGEST_PLAIN = 1e15;

    private final StringBuilder row = new StringBuilder();
    private boolean begun;

    CsvRow text(String cell) {
        row.append(begun ? "," : "").append(quoted(cell));
        begun = true;
        return this;
    }

    CsvRow number(double cell) {
        return text(Double.isFinite(cell) ? written(cell) : "");
    }

    @Override
    public String toString() {
        return row.toString();
    }

    private static String written(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        double size = Math.abs(value);
        BigDecimal shown = rounded.stripTrailingZeros();
        return size < SMALLEST_PLAIN || size >= LARGEST_PLAIN ? shown.toString() : shown.toPlainString();
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",;\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
