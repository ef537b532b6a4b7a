package io.plumbline.jobs.cli;

import io.plumbline.analyses.trend.Finding;
import io.plumbline.analyses.trend.Relation;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.analyses.trend.Wording;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.series.TrendFile;
import io.plumbline.warehouse.serve.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings as rows, one for each; relations between series last. */
final class FindingRows implements Answer {
    private final Iterator<List<@Nullable Object>> rows;
    private List<@Nullable Object> row = List.of();

    FindingRows(List<Asked> asked, List<Trend> trends, List<Relation> relations) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (int i = 0; i < trends.size(); i++) {
            for (Finding finding : trends.get(i).findings()) {
                all.add(row(asked.get(i), finding));
            }
        }
        relations.forEach(relation -> all.add(row(asked, relation)));
        rows = all.iterator();
    }

    private static List<@Nullable Object> row(Asked asked, Finding finding) {
        Wording words = TrendFile.wording(asked);
        return cells(
                words.name(),
                finding.kind().word(),
                asked.written().get(finding.from()),
                asked.written().get(finding.to()),
                known(finding.size()),
                known(finding.share()),
                known(finding.low()),
                known(finding.high()),
                known(finding.pValue()),
                known(finding.score()),
                null,
                null,
                finding.sentence(words));
    }

    private static List<@Nullable Object> row(List<Asked> asked, Relation relation) {
        Wording leading = TrendFile.wording(asked.get(relation.leader()));
        Wording following = TrendFile.wording(asked.get(relation.follower()));
        return cells(
                following.name(),
                Relation.WORD,
                null,
                null,
                relation.correlation(),
                null,
                null,
                null,
                relation.pValue(),
                relation.qValue(),
                leading.name(),
                relation.lag(),
                relation.sentence(leading, following));
    }

    private static List<@Nullable Object> cells(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static @Nullable Double known(double number) {
        return Double.isFinite(number) ? number : null;
    }

    @Override
    public List<Column> columns() {
        return Stream.of(
                        "series_id VARCHAR",
                        "kind VARCHAR",
                        "from_period VARCHAR",
                        "to_period VARCHAR",
                        "size DOUBLE",
                        "share DOUBLE",
                        "low DOUBLE",
                        "high DOUBLE",
                        "p_value DOUBLE",
                        "score DOUBLE",
                        "leader_id VARCHAR",
                        "lag INTEGER",
                        "sentence VARCHAR")
                .map(column -> column.split(" "))
                .map(column -> new Column(column[0], column[1]))
                .toList();
    }

    @Override
    public boolean next() {
        boolean there = rows.hasNext();
        if (there) {
            row = rows.next();
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
