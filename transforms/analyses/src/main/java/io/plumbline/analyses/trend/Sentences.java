package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Findings in plain English; numbers with as many digits as they deserve. */
final class Sentences {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final String[] LARGE = {"million", "billion", "trillion"};
    private static final double SURE = .05;

    /** From three times on a percentage is harder to read than the factor. */
    private static final double MANY_TIMES = 2;
    /** What a tenth of a percent is rounded from. */
    private static final double SAME = .0005;

    private final Finding finding;
    private final Wording words;

    private Sentences(Finding finding, Wording words) {
        this.finding = finding;
        this.words = words;
    }

    static String of(Finding finding, Wording words) {
        return new Sentences(finding, words).sentence();
    }

    private String sentence() {
        return switch (finding.kind()) {
            case TREND -> "%s %s%s%s, beyond chance (%s).".formatted(words.name(), moves(), perYear(), between(), p());
            case NO_TREND ->
                "%s shows no steady trend beyond chance (%s): %s a %s%s."
                        .formatted(words.name(), p(), signed(finding.size()), one(), between());
            case RECENT_TREND -> recent();
            case SEASON -> season();
            case NO_SEASON ->
                finding.pValue() < SURE
                        ? "%s may have a season, but not clearly enough to take it off (%s; below %s it would be)."
                                .formatted(words.name(), p(), Study.SEASON_P)
                        : "%s shows no season beyond chance (%s).".formatted(words.name(), p());
            case LEVEL_CHANGE ->
                "In %s the level %s by %s%s and stayed there%s."
                        .formatted(from(), rose("rose", "fell"), amount(), ofLevel(), between());
            case SLOPE_CHANGE ->
                "From %s on the slope of %s is %s a %s %s than before%s."
                        .formatted(from(), words.name(), amount(), one(), rose("higher", "lower"), between());
            case ADDITIVE_OUTLIER ->
                "%s stands out: %s%s %s what was to be expected."
                        .formatted(from(), amount(), ofLevel(), rose("above", "below"));
            case TEMPORARY_CHANGE ->
                "In %s %s %s by %s%s for a while."
                        .formatted(from(), words.name(), rose("rose", "fell"), amount(), ofLevel());
            case PEAK -> "%s turned down in %s, from about %s.".formatted(words.name(), from(), number(finding.size()));
            case TROUGH -> "%s turned up in %s, from about %s.".formatted(words.name(), from(), number(finding.size()));
            case GROWTH ->
                "%s was %s in %s%s."
                        .formatted(
                                words.name(),
                                growth(),
                                span(),
                                Double.isNaN(finding.score()) ? "" : ", its season taken off");
            case COMPOUND_GROWTH ->
                "From %s to %s it %s by %s a year, compounded."
                        .formatted(from(), to(), rose("grew", "shrank"), percent(Math.abs(finding.share())));
            default -> remark();
        };
    }

    private String recent() {
        if (finding.low() == 0 && finding.high() == 0) {
            return "Since %s it has not changed.".formatted(from());
        }
        return finding.pValue() < SURE
                ? "Since %s it %s%s, beyond chance (%s).".formatted(from(), moves(), between(), p())
                : "Since %s there is no trend beyond chance (%s): %s a %s%s."
                        .formatted(from(), p(), signed(finding.size()), one(), between());
    }

    private String season() {
        String reach = Double.isNaN(finding.low()) || Double.isNaN(finding.high())
                ? ""
                : ", between %s and %s of its level"
                        .formatted(signedPercent(finding.low()), signedPercent(finding.high()));
        return "%s has a season%s; it makes up %.0f %% of what varies beside the trend (%s)."
                .formatted(words.name(), reach, 100 * finding.size(), p());
    }

    /** Of a series around zero it would say nothing. */
    private String perYear() {
        double share = Math.abs(finding.share());
        return share < MANY_TIMES
                ? ", %s of its mean level%s"
                        .formatted(percent(share), words.frequency() == Frequency.YEARLY ? "" : " a year")
                : "";
    }

    private String remark() {
        long count = Math.round(finding.size());
        return switch (finding.kind()) {
            case GROWTH_WITHOUT_BASE ->
                String.format(
                        Locale.ROOT,
                        "%,d figures of growth are left out, as a base of zero or below, or a fall below zero, has no percentage.",
                        count);
            case GAPS ->
                String.format(
                        Locale.ROOT,
                        "%,d %s missing and taken as lying on the straight line between %s neighbours.",
                        count,
                        count == 1 ? one() + " is" : many() + " are",
                        count == 1 ? "its" : "their");
            case LONG -> String.format(Locale.ROOT, "Only the newest %,d %s were looked at.", count, many());
            case SHORT ->
                String.format(
                        Locale.ROOT,
                        "%,d %s too few to tell %s.",
                        count,
                        count == 1 ? one() + " is" : many() + " are",
                        count < Trend.SHORTEST ? "a trend" : "where it changed or what stands out");
            case SHORT_FOR_SEASON ->
                String.format(
                        Locale.ROOT,
                        "%,d %s are too few to tell a season; %,d would do.",
                        finding.to() - finding.from() + 1,
                        many(),
                        count);
            case CONSTANT -> String.format(Locale.ROOT, "%s does not change in %,d %s.", words.name(), count, many());
            case DEAD ->
                String.format(
                        Locale.ROOT, "%s has been zero for %,d %s, since %s.", words.name(), count, many(), from());
            default -> "%s has no values.".formatted(words.name());
        };
    }

    private String moves() {
        return "%s by %s a %s".formatted(rose("grows", "falls"), amount(), one());
    }

    private String rose(String up, String down) {
        double sign = finding.size() == 0 && Double.isFinite(finding.share()) ? finding.share() : finding.size();
        return sign < 0 ? down : up;
    }

    /** Of what falls, the interval of how much it falls; nothing where it is as sure as it is written. */
    private String between() {
        if (Double.isNaN(finding.low()) || Double.isNaN(finding.high())) {
            return "";
        }
        boolean slope = finding.kind() == Finding.Kind.TREND
                || (finding.kind() == Finding.Kind.RECENT_TREND && finding.pValue() < SURE);
        boolean positive =
                slope || finding.kind() == Finding.Kind.LEVEL_CHANGE || finding.kind() == Finding.Kind.SLOPE_CHANGE;
        boolean falls = positive && finding.size() < 0;
        String low = number(falls ? -finding.high() : finding.low());
        String high = number(falls ? -finding.low() : finding.high());
        return low.equals(high) ? "" : " (between %s and %s)".formatted(low, high);
    }

    private String ofLevel() {
        return finding.share() < MANY_TIMES ? " (%s)".formatted(percent(Math.abs(finding.share()))) : "";
    }

    private String growth() {
        double share = finding.share();
        if (Double.isNaN(share)) {
            return "%s %s than a year before".formatted(amount(), rose("higher", "lower"));
        } else if (Math.abs(share) < SAME) {
            return "as high as a year before";
        } else if (share >= MANY_TIMES) {
            return "%s times as high as a year before".formatted(digits(1 + share));
        }
        return "%s %s than a year before".formatted(percent(Math.abs(share)), rose("higher", "lower"));
    }

    private String span() {
        return finding.from() == finding.to() ? to() : from() + " to " + to();
    }

    private String amount() {
        return number(Math.abs(finding.size()));
    }

    private String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    private String number(double value) {
        String unit = words.unit().isEmpty() ? "" : words.unit().equals("%") ? " %" : " " + words.unit();
        return digits(value) + unit;
    }

    /** Three digits, and a word for what is large; the smallest and the largest by powers of ten. */
    static String digits(double value) {
        if (!Double.isFinite(value)) {
            return "an unknown amount";
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
        double size = Math.abs(rounded.doubleValue());
        if (size == 0) {
            return "0";
        } else if (size >= 1e15 || size < 1e-6) {
            return rounded.toString();
        }
        for (int i = LARGE.length - 1; i >= 0; i--) {
            int power = 6 + 3 * i;
            if (size >= Math.pow(10, power)) {
                return rounded.movePointLeft(power).stripTrailingZeros().toPlainString() + " " + LARGE[i];
            }
        }
        return size >= 1000 ? String.format(Locale.ROOT, "%,d", rounded.longValue()) : rounded.toPlainString();
    }

    /** To a tenth of a percent; a smaller one with the one digit that it has. */
    static String percent(double share) {
        double percent = 100 * share;
        double size = Math.abs(percent);
        if (size >= 100) {
            return digits(percent) + " %";
        }
        BigDecimal exact = new BigDecimal(percent);
        BigDecimal rounded = size < .1 ? exact.round(new MathContext(1)) : exact.setScale(1, RoundingMode.HALF_EVEN);
        return (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString()) + " %";
    }

    private static String signedPercent(double share) {
        return (share > 0 ? "+" : "") + percent(share);
    }

    private String p() {
        return finding.pValue() < .001
                ? "p < 0.001"
                : "p = "
                        + BigDecimal.valueOf(finding.pValue())
                                .round(new MathContext(2))
                                .stripTrailingZeros()
                                .toPlainString();
    }

    private String from() {
        return words.period().apply(finding.from());
    }

    private String to() {
        return words.period().apply(finding.to());
    }

    private String one() {
        return unit(words.frequency());
    }

    private String many() {
        return unit(words.frequency()) + "s";
    }

    static String unit(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> "year";
            case QUARTERLY -> "quarter";
            case MONTHLY -> "month";
            case WEEKLY -> "week";
            case DAILY -> "day";
            case HOURLY -> "hour";
        };
    }
}
