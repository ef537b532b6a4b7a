package io.plumbline.jobs.cli;

import io.plumbline.jobs.nightly.Explanation;
import io.plumbline.jobs.nightly.Explanation.Line;
import io.plumbline.warehouse.serve.Answer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An explanation as rows, one for each export that would be read and each client that would be rebuilt. */
final class ExplanationRows implements Answer {
    private final Iterator<Line> lines;
    private List<@Nullable Object> row = List.of();

    ExplanationRows(Explanation explanation) {
        lines = explanation.lines().iterator();
    }

    @Override
    public List<Column> columns() {
        return Stream.of("shard INTEGER", "client VARCHAR", "action VARCHAR", "export VARCHAR", "because VARCHAR")
                .map(column -> column.split(" "))
                .map(column -> new Column(column[0], column[1]))
                .toList();
    }

    @Override
    public boolean next() {
        boolean there = lines.hasNext();
        if (there) {
            Line line = lines.next();
            String export = line.export() == null ? "" : line.export();
            row = List.of(line.shard(), line.client(), line.action().toString(), export, line.because());
        }
        return there;
    }

    @Override
    public List<@Nullable Object> row() {
        return row;
    }

    @Override
    public void close() {}
}
