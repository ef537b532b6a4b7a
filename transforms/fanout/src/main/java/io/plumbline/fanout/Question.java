package io.plumbline.fanout;

import io.plumbline.warehouse.analysis.StatementTotal;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of every client.
 *
 * @param totals what the totals of the statements add up
 * @param knownAt the moment whose knowledge the series are
 */
public record Question(List<StatementTotal> totals, Instant knownAt) implements Serializable {
    public Question {
        totals = new ArrayList<>(totals);
    }
}
