package io.plumbline.jobs.series;

import io.plumbline.analyses.trend.Finding;
import io.plumbline.analyses.trend.Relation;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.analyses.trend.TrendPoint;
import io.plumbline.analyses.trend.Wording;
import io.plumbline.jobs.series.SeriesFile.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Trends as CSV files: one row per series and period, and one row per finding, relations between series last. */
public final class TrendFile {
    private static final String POINTS =
            "series_id,period,value,adjusted,trend,season,remainder,growth_month,growth_quarter,growth_year,growth_annualised,outlier,outlier_size";
    private static final String FINDINGS =
            "series_id,kind,from_period,to_period,size,share,low,high,p_value,score,leader_id,lag,sentence";

    private TrendFile() {}

    /** One row per series and period. */
    public static void writePoints(List<Asked> asked, List<Trend> trends, Path file) {
        WholeFile.write(file, to -> {
            line(to, POINTS);
            for (int i = 0; i < trends.size(); i++) {
                for (TrendPoint point : trends.get(i).points()) {
                    line(to, row(asked.get(i), point));
                }
            }
        });
    }

    private static String row(Asked asked, TrendPoint point) {
        return new CsvRow()
                .text(asked.series().id())
                .text(asked.written().get(point.index()))
                .number(point.value())
                .number(point.adjusted())
                .number(point.trend())
                .number(point.season())
                .number(point.remainder())
                .number(point.growth().onMonth())
                .number(point.growth().onQuarter())
                .number(point.growth().onYear())
                .number(point.growth().annualised())
                .text(point.outlier().map(outlier -> outlier.kind().word()).orElse(""))
                .number(point.outlier().map(outlier -> outlier.size()).orElse(Double.NaN))
                .toString();
    }

    /** One row per finding. */
    public static void writeFindings(List<Asked> asked, List<Trend> trends, List<Relation> relations, Path file) {
        WholeFile.write(file, to -> {
            line(to, FINDINGS);
            for (int i = 0; i < trends.size(); i++) {
                for (Finding finding : trends.get(i).findings()) {
                    line(to, row(asked.get(i), finding));
                }
            }
            for (Relation relation : relations) {
                line(to, row(asked, relation));
            }
        });
    }

    private static String row(Asked asked, Finding finding) {
        return new CsvRow()
                .text(asked.series().id())
                .text(finding.kind().word())
                .text(asked.written().get(finding.from()))
                .text(asked.written().get(finding.to()))
                .number(finding.size())
                .number(finding.share())
                .number(finding.low())
                .number(finding.high())
                .number(finding.pValue())
                .number(finding.score())
                .text("")
                .text("")
                .text(finding.sentence(wording(asked)))
                .toString();
    }

    private static String row(List<Asked> asked, Relation relation) {
        Asked leader = asked.get(relation.leader());
        Asked follower = asked.get(relation.follower());
        return new CsvRow()
                .text(follower.series().id())
                .text(Relation.WORD)
                .text("")
                .text("")
                .number(relation.correlation())
                .text("")
                .text("")
                .text("")
                .number(relation.pValue())
                .number(relation.qValue())
                .text(leader.series().id())
                .text(Integer.toString(relation.lag()))
                .text(relation.sentence(wording(leader), wording(follower)))
                .toString();
    }

    /** A series is called by its id, and has no unit. */
    public static Wording wording(Asked asked) {
        return new Wording(asked.series().id(), asked.series().frequency(), asked.periods()::label, "");
    }

    private static void line(Appendable to, String line) throws IOException {
        to.append(line).append('\n');
    }
}
