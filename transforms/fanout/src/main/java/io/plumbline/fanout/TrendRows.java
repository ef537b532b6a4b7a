package io.plumbline.fanout;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.trend.Finding;
import io.plumbline.analyses.trend.LeadLag;
import io.plumbline.analyses.trend.Relation;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.analyses.trend.TrendPoint;
import io.plumbline.analyses.trend.Wording;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.FactTrend;
import io.plumbline.warehouse.analysis.FactTrendFinding;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What trends say, as rows of tables. Series lie on their client's months, so that the same index is the same month. */
final class TrendRows {
    /** Beyond what a column of money holds. */
    private static final double LARGEST = 9e13;

    private final ClientSeries client;
    private final List<Trend> trends;
    private final List<FactTrend> months = new ArrayList<>();
    private final List<FactTrendFinding> findings = new ArrayList<>();

    /** Series and their trends in the same order. */
    TrendRows(ClientSeries client, List<Trend> trends) {
        this.client = client;
        this.trends = trends;
    }

    List<FactTrend> months() {
        for (int i = 0; i < trends.size(); i++) {
            MonthlySeries one = client.series().get(i);
            for (int t = 0; t < one.values().size(); t++) {
                months.add(month(one, t, trends.get(i).points().get(one.first() + t)));
            }
        }
        return months;
    }

    List<FactTrendFinding> findings() {
        List<List<String>> relations = relations();
        for (int i = 0; i < trends.size(); i++) {
            MonthlySeries one = client.series().get(i);
            int number = 0;
            for (Finding finding : trends.get(i).findings()) {
                findings.add(row(one, ++number, finding));
            }
            for (FactTrendFinding relation : relationsOf(i, relations, number)) {
                findings.add(relation);
            }
        }
        return findings;
    }

    private FactTrend month(MonthlySeries one, int t, TrendPoint point) {
        Month month = client.months().get(one.first() + t);
        return new FactTrend(
                client.clientId(),
                one.seriesId(),
                month.periodKey(),
                month.period(),
                month.firstDay(),
                one.values().get(t),
                decimal(point.adjusted()),
                decimal(point.trend()),
                decimal(point.season()),
                known(point.growth().onMonth()),
                known(point.growth().onQuarter()),
                known(point.growth().onYear()));
    }

    private FactTrendFinding row(MonthlySeries one, int number, Finding finding) {
        return new FactTrendFinding(
                client.clientId(),
                one.seriesId(),
                number,
                finding.kind().word(),
                label(finding.from()),
                label(finding.to()),
                known(finding.size()),
                known(finding.share()),
                known(finding.pValue()),
                finding.sentence(wording(one)));
    }

    /** Which KPIs run ahead of others; lines and totals of one statement, and parts of a KPI, go together anyway. */
    private List<List<String>> relations() {
        List<List<String>> sentences = new ArrayList<>();
        trends.forEach(trend -> sentences.add(new ArrayList<>()));
        int[] kpis = IntStream.range(0, trends.size())
                .filter(i -> client.series().get(i).kind().equals("kpi"))
                .toArray();
        List<Trend> compared = IntStream.of(kpis).mapToObj(trends::get).toList();
        for (Relation relation : LeadLag.among(compared)) {
            MonthlySeries leader = client.series().get(kpis[relation.leader()]);
            MonthlySeries follower = client.series().get(kpis[relation.follower()]);
            sentences.get(kpis[relation.follower()]).add(relation.sentence(wording(leader), wording(follower)));
        }
        return sentences;
    }

    private List<FactTrendFinding> relationsOf(int index, List<List<String>> relations, int from) {
        List<FactTrendFinding> rows = new ArrayList<>();
        for (String sentence : relations.get(index)) {
            rows.add(new FactTrendFinding(
                    client.clientId(),
                    client.series().get(index).seriesId(),
                    from + rows.size() + 1,
                    "follows",
                    null,
                    null,
                    null,
                    null,
                    null,
                    sentence));
        }
        return rows;
    }

    private Wording wording(MonthlySeries one) {
        String unit = switch (one.unit()) {
            case "percent" -> "%";
            case "days", "months" -> one.unit();
            default -> "";
        };
        return new Wording(one.name(), Frequency.MONTHLY, this::label, unit);
    }

    private String label(int index) {
        return client.months()
                .get(Math.max(0, Math.min(index, client.months().size() - 1)))
                .period();
    }

    private static @Nullable BigDecimal decimal(double value) {
        return Math.abs(value) < LARGEST ? new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN) : null;
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
