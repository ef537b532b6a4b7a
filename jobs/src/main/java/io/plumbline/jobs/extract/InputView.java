package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.quoted;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of an input over all of its files, under the input's name, as selects see them. Rows that the format leaves
 * out are not among them but in a table of their own; its conditions may look at all rows, as {@code all_<input>}.
 */
final class InputView {
    private final Workbench bench;
    private final Mapping.Input input;

    InputView(Workbench bench, Mapping.Input input) {
        this.bench = bench;
        this.input = input;
    }

    /**
     * Makes the view.
     *
     * @param files relations, one for each file
     * @param hidden a column of theirs that selects do not see, or nothing
     */
    void over(List<String> files, String hidden) throws Refusal {
        bench.script("create or replace temp view all_%s as %s"
                .formatted(
                        input.name(),
                        files.stream()
                                .map(file -> "select * from " + file)
                                .collect(Collectors.joining(" union all by name "))));
        String seen = "select %s from all_%s"
                .formatted(hidden.isEmpty() ? "*" : "* exclude (%s)".formatted(hidden), input.name());
        if (input.leaveOut().isEmpty()) {
            view(seen);
            return;
        }
        leaveOut();
        view(seen + " anti join left_%s using (source_file_key, source_row)".formatted(input.name()));
    }

    private void leaveOut() throws Refusal {
        String reason = input.leaveOut().entrySet().stream()
                .map(rule -> "when %s then %s".formatted(rule.getValue(), quoted(rule.getKey())))
                .collect(Collectors.joining(" ", "case ", " end"));
        try {
            bench.script(
                    "create or replace temp table left_%1$s as select source_file_key, source_row, any_value(reason) as reason from (select *, %2$s as reason from all_%1$s) where reason is not null group by source_file_key, source_row"
                            .formatted(input.name(), reason));
        } catch (Workbench.SqlFailure e) {
            throw new Refusal(
                    "a `leave_out` condition that DuckDB refuses: " + e.words(),
                    "conditions over the file's columns",
                    "Correct the mapping.");
        }
    }

    private void view(String select) {
        bench.script("create or replace temp view %s as %s".formatted(input.name(), select));
    }

    /** Adds up what the format leaves out, apart from rows that are rejected. */
    void countLeftOut(RowCounts counts) {
        if (!input.leaveOut().isEmpty()) {
            bench.rows(
                            "select source_file_key, reason, count(*) from left_%s anti join rejects using (source_file_key, source_row) group by source_file_key, reason order by reason"
                                    .formatted(input.name()))
                    .forEach(row -> counts.leftOut((Long) row.get(0), (String) row.get(1), (Long) row.get(2)));
        }
    }
}
