package io.plumbline.jobs.extract.shape;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a statement hold: names of its rows, figures of a period and of a class or location, and what only
 * says again what the figures say.
 */
record FigureColumns(List<Integer> labels, List<Figure> figures, List<Derived> derived) {
    private static final Pattern CHANGE = Pattern.compile("(?i)\\W*((py|pp|yoy|yr|year|prior year|total) )?"
            + "(change|variance|var|difference|diff|increase|decrease|growth)\\b[\\s.:/()\\p{Sc}]*([a-z]{3})?\\W*");
    private static final Pattern PLAN =
            Pattern.compile("(?i)((over|under|total|remaining) )?(budget|forecast|plan)(s|ed)?( .*)?|remaining");
    private static final Pattern ACTUAL = Pattern.compile("(?i)actuals?");

    /** Periods of a calendar that only the business knows. */
    private static final Pattern OTHER_PERIOD =
            Pattern.compile("(?i)(q[1-4]|h[12]|fy|week|wk|period|month|quarter|year)\\b.*|.*\\b(ytd|mtd|qtd|to date)");

    private static final Pattern TOTAL_OF = Pattern.compile("(?i)total(?: for)? (.+)");

    FigureColumns {
        labels = List.copyOf(labels);
        figures = List.copyOf(figures);
        derived = List.copyOf(derived);
    }

    /**
     * A column of figures.
     *
     * @param segment class, department or location; empty for the whole business
     * @param total of the columns beside it
     */
    record Figure(int place, String heading, ReportPeriod period, String segment, boolean total) {}

    /** A column that is left out. */
    record Derived(String heading, String reason) {}

    /** @param report the period of the whole report, which is that of a column that names none */
    static FigureColumns of(HeaderLines header, Figures wanted, ReportPeriod report) {
        return new Headings(header, wanted, report).columns();
    }

    /** Reads the headings of the columns one by one. */
    private static final class Headings {
        private final HeaderLines header;
        private final Figures wanted;
        private final ReportPeriod report;
        /** For each line, whether it names periods. */
        private final List<Boolean> ofPeriods;

        private final List<Integer> labels = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();
        private final List<Derived> derived = new ArrayList<>();

        Headings(HeaderLines header, Figures wanted, ReportPeriod report) {
            this.header = header;
            this.wanted = wanted;
            this.report = report;
            this.ofPeriods = header.lines().stream().map(this::hasPeriods).toList();
        }

        private boolean hasPeriods(List<String> line) {
            for (int i = 0; i < line.size(); i++) {
                if (!wanted.isLabel(i, line.get(i))
                        && ReportPeriod.ofColumn(line.get(i), report).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        FigureColumns columns() {
            List<String> names = header.names();
            for (int i = 0; i < names.size(); i++) {
                if (wanted.isLabel(i, names.get(i)) || wanted.isLabel(i, "column_" + (i + 1))) {
                    labels.add(i);
                } else {
                    read(i, names.get(i));
                }
            }
            return new FigureColumns(labels, figures, derived).withoutSums();
        }

        private void read(int place, String name) {
            List<String> parts = header.parts(place);
            Optional<ReportPeriod> joined = parts.size() < 2
                    ? Optional.empty()
                    : ReportPeriod.ofColumn(parts.get(1) + " " + parts.get(0), report); // 2024 over Jan
            Optional<String> reason = joined.isPresent() ? Optional.empty() : reason(parts);
            if (reason.isPresent()) {
                derived.add(new Derived(name, reason.get()));
            } else if (name.isEmpty() && ofPeriods.size() + figures.size() > 1) {
                derived.add(new Derived("column_" + (place + 1), "no heading"));
            } else {
                figures.add(joined.map(period -> new Figure(place, name, period, "", false))
                        .orElseGet(() -> figure(place, name, parts)));
            }
        }

        /** Why a column with such a heading holds no figure of its own. */
        private Optional<String> reason(List<String> parts) {
            for (int i = 0; i < parts.size(); i++) {
                String reason = reason(parts.get(i), ofPeriods.get(i));
                if (reason != null) {
                    return Optional.of(reason);
                }
            }
            return Optional.empty();
        }

        private @Nullable String reason(String heading, boolean amongPeriods) {
            if (heading.contains("%")) {
                return "share";
            } else if (CHANGE.matcher(heading).matches()) {
                return "change";
            } else if (PLAN.matcher(heading).matches()) {
                return "plan";
            } else if (wanted.leaveOut().stream()
                    .anyMatch(pattern -> pattern.matcher(heading).find())) {
                return "as the format says";
            }
            boolean names = !heading.isEmpty()
                    && !HeaderLines.isTotal(heading)
                    && ReportPeriod.ofColumn(heading, report).isEmpty();
            return names && (amongPeriods || OTHER_PERIOD.matcher(heading).matches()) ? "no period" : null;
        }

        private Figure figure(int place, String name, List<String> parts) {
            ReportPeriod period = report;
            String segment = "";
            boolean total = false;
            for (String part : parts) {
                Optional<ReportPeriod> named = ReportPeriod.ofColumn(part, report);
                if (named.isPresent()) {
                    period = named.get();
                } else if (HeaderLines.isTotal(part)) {
                    total = true;
                } else if (!part.isEmpty() && !ACTUAL.matcher(part).matches()) {
                    segment = part;
                }
            }
            return new Figure(place, name, period, segment, total);
        }
    }

    private FigureColumns withoutSums() {
        List<Figure> kept = new ArrayList<>();
        List<Derived> out = new ArrayList<>(derived);
        for (Figure figure : figures) {
            if (isSumOfClasses(figure) || isSumOfPeriods(figure)) {
                out.add(new Derived(figure.heading(), "sum of the columns beside it"));
            } else {
                kept.add(figure);
            }
        }
        return new FigureColumns(labels, kept, out);
    }

    /** A class together with those below it, which stand in other columns. */
    private boolean isSumOfClasses(Figure figure) {
        Matcher of = TOTAL_OF.matcher(figure.segment());
        if (!of.matches()) {
            return false;
        }
        String name = of.group(1).toLowerCase(Locale.ROOT);
        return figures.stream()
                .map(other -> other.segment().toLowerCase(Locale.ROOT))
                .anyMatch(other -> other.equals(name) || other.startsWith(name + ":"));
    }

    /** A total whose period stands day by day in other columns. */
    private boolean isSumOfPeriods(Figure figure) {
        if (!figure.total()
                || figure.period().from().isEmpty()
                || figure.period().to().isEmpty()) {
            return false;
        }
        LocalDate next = figure.period().from().get();
        for (ReportPeriod part : figures.stream()
                .filter(other -> !other.total() && other.segment().equals(figure.segment()))
                .map(Figure::period)
                .filter(part -> part.from().isPresent() && part.to().isPresent())
                .sorted(Comparator.comparing(part -> part.from().get()))
                .toList()) {
            if (part.from().get().equals(next)) {
                next = part.to().get().plusDays(1);
            }
        }
        return next.isAfter(figure.period().to().get());
    }
}
