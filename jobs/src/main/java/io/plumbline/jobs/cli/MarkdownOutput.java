package io.plumbline.jobs.cli;

import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Answer.Column;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Markdown table, numbers to the right; a null is an empty cell. */
record MarkdownOutput() implements Output {
    @Override
    public long write(Answer answer, PrintStream out) {
        List<Column> columns = answer.columns();
        out.println(line(columns.stream().map(column -> escaped(column.name())).toList()));
        out.println(line(columns.stream()
                .map(column -> AlignedTable.isNumeric(column.type()) ? "---:" : "---")
                .toList()));
        long rows = 0;
        while (!out.checkError() && answer.next()) {
            out.println(line(answer.row().stream().map(MarkdownOutput::cell).toList()));
            rows++;
        }
        return rows;
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : escaped(Cells.exact(value));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replaceAll("\\R", "<br>");
    }
}
