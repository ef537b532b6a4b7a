package io.plumbline.jobs.cli;

import io.plumbline.warehouse.serve.Answer;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180: a header, CRLF, quotes where needed. A null is nothing between the commas, an empty text a pair of quotes.
 *
 * @param safe whether texts that a spreadsheet would run as a formula are preceded by an apostrophe
 */
record CsvOutput(boolean safe) implements Output {
    @Override
    public long write(Answer answer, PrintStream out) {
        out.print(record(answer.columns().stream().map(Answer.Column::name).toList()));
        long rows = 0;
        while (!out.checkError() && answer.next()) {
            out.print(record(answer.row()));
            rows++;
        }
        return rows;
    }

    private String record(List<? extends @Nullable Object> values) {
        return values.stream().map(this::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String given && safe && isFormula(given) ? "'" + given : Cells.exact(value);
        return text.isEmpty() || !text.equals(text.strip()) || text.matches("(?s).*[\",\r\n].*")
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    /** The characters that the OWASP page on CSV injection lists. */
    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }
}
