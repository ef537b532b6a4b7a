package io.plumbline.jobs.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.plumbline.warehouse.serve.Answer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One array with an object a row: numbers as numbers with every digit, dates as ISO texts; what is no number (NaN,
 * infinity) is null. A second column of a name gets a number: {@code amount}, {@code amount_2}.
 */
record JsonOutput() implements Output {
    @Override
    public long write(Answer answer, PrintStream out) {
        try {
            JsonGenerator json = new JsonFactory().createGenerator(out);
            json.setPrettyPrinter(new LineByLine());
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature());
            long rows = write(answer, out, json);
            json.close();
            out.println();
            return rows;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static long write(Answer answer, PrintStream out, JsonGenerator json) throws IOException {
        List<String> names = distinct(answer);
        long rows = 0;
        json.writeStartArray();
        json.writeRaw("\n");
        while (!out.checkError() && answer.next()) {
            object(names, answer.row(), json);
            rows++;
        }
        json.writeRaw(rows == 0 ? "" : "\n");
        json.writeEndArray();
        return rows;
    }

    private static void object(List<String> names, List<@Nullable Object> row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int index = 0; index < names.size(); index++) {
            json.writeFieldName(names.get(index));
            value(row.get(index), json);
        }
        json.writeEndObject();
    }

    private static void value(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Double || value instanceof Float) {
            measure(((Number) value).doubleValue(), json);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(Cells.exact(value));
        }
    }

    private static void measure(double number, JsonGenerator json) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    private static List<String> distinct(Answer answer) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Answer.Column column : answer.columns()) {
            String name = column.name();
            for (int copy = 2; !taken.add(name); copy++) {
                name = column.name() + "_" + copy;
            }
            names.add(name);
        }
        return names;
    }

    /** An object a line: nothing within it, a line break between it and the next. */
    private static final class LineByLine extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(",\n");
        }
    }
}
