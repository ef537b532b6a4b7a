package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.trend.Finding;
import io.plumbline.analyses.trend.TrendPoint;
import io.plumbline.jobs.cli.Drawing.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A series as a picture: values, trend, changes, outliers and the forecast fan, legible on light and on dark paper. */
final class SeriesSvg {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 460;
    private static final int LEFT = 92;
    private static final int RIGHT = WIDTH - 24;
    private static final int TOP = 52;
    private static final int BOTTOM = HEIGHT - 76;
    private static final int LEGEND = HEIGHT - 22;
    private static final int MOST_DOTS = 150;
    private static final int TITLE_WIDTH = 76;
    private static final String STYLE = """
        text{font:13px system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;fill:#1f2933}
        .title{font-size:17px;font-weight:600}.paper{fill:#fff}.grid{stroke:#dfe3e8}.axis{stroke:#7b8794}
        .value{stroke:#1b4f8f;fill:none;stroke-width:1.8}.dot{fill:#1b4f8f}
        .trend{stroke:#c2571a;fill:none;stroke-width:2.2}
        .wide{fill:#1b4f8f;fill-opacity:.16}.narrow{fill:#1b4f8f;fill-opacity:.26}
        .mean{stroke:#1b4f8f;fill:none;stroke-width:2;stroke-dasharray:6 4}
        .change{stroke:#7a3e9d;stroke-width:1.6;stroke-dasharray:2 4}.changed{fill:#7a3e9d}
        .outlier{stroke:#b3261e;fill:none;stroke-width:2}
        @media (prefers-color-scheme:dark){text{fill:#e4e7eb}.paper{fill:#14181d}.grid{stroke:#2c343d}.axis{stroke:#8a96a3}
        .value,.mean{stroke:#7cb3f2}.dot,.wide,.narrow{fill:#7cb3f2}.trend{stroke:#f0a35e}
        .change{stroke:#c99be6}.changed{fill:#c99be6}.outlier{stroke:#ff8a80}}
        """;

    private final Drawing drawing;
    private final Range range;
    private final int observed;
    private final StringBuilder svg = new StringBuilder();

    private SeriesSvg(Drawing drawing) {
        this.drawing = drawing;
        this.range = padded(drawing.range(0));
        this.observed = drawing.values().length;
    }

    static String of(Drawing drawing) {
        return new SeriesSvg(drawing).picture();
    }

    /** A little room above and below; around one value as much as it is large. */
    private static Range padded(Range range) {
        double room = range.isOne()
                ? Math.max(Math.abs(range.low()) * .1, Double.MIN_NORMAL)
                : range.high() * .04 - range.low() * .04;
        double low = range.low() - room;
        double high = range.high() + room;
        return Double.isFinite(low) && Double.isFinite(high)
                ? new Range(range.low() >= 0 ? Math.max(0, low) : low, high)
                : range;
    }

    private String picture() {
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"title desc\">\n"
                        .formatted(WIDTH, HEIGHT));
        element("<title id=\"title\">%s</title>", escaped(drawing.id()));
        element("<desc id=\"desc\">%s</desc>", escaped(description()));
        svg.append("<style>").append(STYLE.strip()).append("</style>\n");
        element("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, HEIGHT);
        element(
                "<clipPath id=\"plot\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>",
                LEFT, TOP - 4, RIGHT - LEFT, BOTTOM - TOP + 8);
        element(
                "<text class=\"title\" x=\"%d\" y=\"30\">%s</text>",
                LEFT, escaped(Cells.cut(Cells.printable(drawing.id()), TITLE_WIDTH)));
        axes();
        svg.append("<g clip-path=\"url(#plot)\">\n");
        fan();
        changes();
        history();
        svg.append("</g>\n");
        legend();
        return svg.append("</svg>\n").toString();
    }

    private String description() {
        String found =
                drawing.trend().findings().stream().map(drawing::sentence).collect(Collectors.joining(" "));
        return "%d values from %s to %s and %d forecast. %s"
                .formatted(
                        observed,
                        drawing.label(0),
                        drawing.label(observed - 1),
                        drawing.forecast().horizon(),
                        found);
    }

    private void axes() {
        List<Double> values = Ticks.values(range, 6);
        for (double value : values) {
            String y = number(y(value));
            element("<path class=\"grid\" d=\"M%d %sH%d\"/>", LEFT, y, RIGHT);
            element(
                    "<text x=\"%d\" y=\"%s\" text-anchor=\"end\" dy=\".35em\">%s</text>",
                    LEFT - 10, y, Ticks.label(value, values));
        }
        element("<path class=\"axis\" d=\"M%d %dH%d\"/>", LEFT, BOTTOM, RIGHT);
        int length = drawing.length();
        for (int place : Ticks.periods(0, length, drawing::label, 8)) {
            String x = number(x(place));
            element("<path class=\"axis\" d=\"M%s %dv6\"/>", x, BOTTOM);
            element(
                    "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x, BOTTOM + 22, escaped(drawing.label(place)));
        }
    }

    /** It opens from the last known value. */
    private void fan() {
        int horizon = drawing.forecast().horizon();
        if (horizon == 0) {
            return;
        }
        int last = observed - 1;
        while (last >= 0 && !Double.isFinite(drawing.values()[last])) {
            last--;
        }
        String start = last < 0 ? "" : point(last, drawing.values()[last]) + " ";
        List<Interval> intervals = drawing.forecast().intervals();
        for (int i = intervals.size() - 1; i >= 0; i--) {
            Interval interval = intervals.get(i);
            String up = ahead(interval.high(), false);
            String down = ahead(interval.low(), true);
            element("<polygon class=\"%s\" points=\"%s%s %s\"/>", i == 0 ? "narrow" : "wide", start, up, down);
        }
        element(
                "<polyline class=\"mean\" points=\"%s%s\"/>",
                start, ahead(drawing.forecast().mean(), false));
    }

    private String ahead(double[] values, boolean backwards) {
        return IntStream.range(0, values.length)
                .map(h -> backwards ? values.length - 1 - h : h)
                .mapToObj(h -> point(observed + h, values[h]))
                .collect(Collectors.joining(" "));
    }

    private void changes() {
        for (Finding change : drawing.changes()) {
            String x = number((x(change.from()) + x(Math.max(0, change.from() - 1))) / 2);
            element(
                    "<path class=\"change\" d=\"M%s %dV%d\"><title>%s</title></path>",
                    x, TOP, BOTTOM, escaped(drawing.sentence(change)));
        }
    }

    private void history() {
        runs(drawing.trend().points().stream().mapToDouble(TrendPoint::trend).toArray(), "trend");
        runs(drawing.values(), "value");
        for (int t = 0; t < observed; t++) {
            double value = drawing.values()[t];
            if (Double.isFinite(value) && (observed <= MOST_DOTS || isAlone(t))) {
                element("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"2.4\"/>", number(x(t)), number(y(value)));
            }
        }
        for (Finding outlier : drawing.outliers()) {
            element(
                    "<circle class=\"outlier\" cx=\"%s\" cy=\"%s\" r=\"7\"><title>%s</title></circle>",
                    number(x(outlier.from())),
                    number(y(drawing.values()[outlier.from()])),
                    escaped(drawing.sentence(outlier)));
        }
    }

    /** Between gaps, which a line would not show. */
    private boolean isAlone(int t) {
        double[] values = drawing.values();
        return (t == 0 || !Double.isFinite(values[t - 1])) && (t == observed - 1 || !Double.isFinite(values[t + 1]));
    }

    private void runs(double[] values, String kind) {
        List<String> points = new ArrayList<>();
        for (int t = 0; t <= values.length; t++) {
            if (t < values.length && Double.isFinite(values[t])) {
                points.add(point(t, values[t]));
            } else if (!points.isEmpty()) {
                element("<polyline class=\"%s\" points=\"%s\"/>", kind, String.join(" ", points));
                points.clear();
            }
        }
    }

    private void legend() {
        double x = mark(LEFT, "<path class=\"value\" d=\"M%s %dh22\"/>", "value");
        x = mark(x, "<path class=\"trend\" d=\"M%s %dh22\"/>", "trend");
        if (drawing.forecast().horizon() > 0) {
            x = mark(x, "<path class=\"mean\" d=\"M%s %dh22\"/>", "forecast");
            List<Interval> intervals = drawing.forecast().intervals();
            for (int i = 0; i < intervals.size(); i++) {
                String kind = i == 0 ? "narrow" : "wide";
                x = mark(
                        x,
                        "<path class=\"" + kind + "\" d=\"M%s %dm0 -7h22v14h-22z\"/>",
                        Cells.measure(100 * intervals.get(i).level()) + " %");
            }
        }
        if (!drawing.changes().isEmpty()) {
            x = mark(x, "<path class=\"change\" d=\"M%s %dm11 -8v16\"/>", "change");
        }
        if (!drawing.outliers().isEmpty()) {
            mark(x, "<path class=\"outlier\" d=\"M%s %dm4 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0\"/>", "outlier");
        }
    }

    /** Where the next mark begins. */
    private double mark(double x, String shape, String words) {
        element(shape, number(x), LEGEND - 4);
        element("<text x=\"%s\" y=\"%d\">%s</text>", number(x + 28), LEGEND, escaped(words));
        return x + 28 + 7.5 * words.length() + 22;
    }

    private String point(int place, double value) {
        return number(x(place)) + "," + number(y(value));
    }

    private double x(int place) {
        int length = drawing.length();
        return length == 1 ? (LEFT + RIGHT) / 2.0 : LEFT + 8 + (RIGHT - LEFT - 16.0) * place / (length - 1);
    }

    /** Far above or below is not further than the eye goes. */
    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * Math.max(-9, Math.min(9, range.share(value)));
    }

    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private void element(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** What XML cannot hold is shown as what it is: unreadable. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Cells.printable(text).codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isOfXml(character) ? character : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isOfXml(int character) {
        return character < 0xD800 || (character >= 0xE000 && character <= 0xFFFD) || character >= 0x10000;
    }
}
