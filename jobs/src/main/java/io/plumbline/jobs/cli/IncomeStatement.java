package io.plumbline.jobs.cli;

import io.plumbline.analyses.variance.Materiality;
import io.plumbline.analyses.variance.Variance;
import io.plumbline.analyses.variance.Variance.Direction;
import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.warehouse.chart.StandardAccount;
import io.plumbline.warehouse.chart.StandardChart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A month's income statement beside its budget and the year before, favourable and unfavourable marked.
 *
 * @param status of the month: closed, or soft-closed while late entries are still to be expected
 * @param figures by account of the standard chart; income positive, costs negative
 */
record IncomeStatement(
        String clientId, String name, String currency, String period, String status, Map<String, Figures> figures) {
    private static final int NAME = 30;
    private static final int AMOUNT = 13;
    private static final String NOTHING = "–";

    /** The three columns of a line; what is not known is empty. */
    record Figures(BigDecimal actual, Optional<BigDecimal> budget, Optional<BigDecimal> yearBefore) {
        static final Figures NONE = new Figures(BigDecimal.ZERO, Optional.empty(), Optional.empty());

        Figures plus(Figures other) {
            return new Figures(actual.add(other.actual), sum(budget, other.budget), sum(yearBefore, other.yearBefore));
        }

        Figures asCosts() {
            return new Figures(actual.negate(), budget.map(BigDecimal::negate), yearBefore.map(BigDecimal::negate));
        }

        private static Optional<BigDecimal> sum(Optional<BigDecimal> left, Optional<BigDecimal> right) {
            return left.isPresent() && right.isPresent()
                    ? Optional.of(left.get().add(right.get()))
                    : left.or(() -> right);
        }
    }

    /** Sections whose lines are shown as income; the others are shown as costs, positive. */
    private static final List<String> INCOME = List.of("revenue", "other income and expense");

    /** The rows of {@code statement.sql}; empty when no month has ended yet. */
    static Optional<IncomeStatement> of(List<List<@Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Figures> figures = new HashMap<>();
        for (List<@Nullable Object> row : rows) {
            figures.put(
                    String.valueOf(row.get(5)),
                    new Figures(money(row.get(6)).orElse(BigDecimal.ZERO), money(row.get(7)), money(row.get(8))));
        }
        List<@Nullable Object> first = rows.get(0);
        return Optional.of(new IncomeStatement(
                String.valueOf(first.get(0)),
                String.valueOf(first.get(1)),
                String.valueOf(first.get(2)),
                String.valueOf(first.get(3)),
                String.valueOf(first.get(4)),
                figures));
    }

    void print(Screen screen) {
        screen.out()
                .println(screen.ink(Ink.BOLD, "%s, %s, in %s".formatted(Cells.printable(name), period, currency))
                        + (status.equals("closed") ? "" : "  (%s: late entries may still come)".formatted(status)));
        screen.out().println();
        screen.out().println(screen.ink(Ink.FAINT, header()));
        for (Line line : lines()) {
            screen.out()
                    .println(
                            line.total()
                                    ? screen.ink(Ink.BOLD, left(line)) + right(line, screen)
                                    : left(line) + right(line, screen));
        }
        screen.out().println();
        screen.out().println(screen.ink(Ink.FAINT, legend()));
    }

    /** A line as it is shown. */
    record Line(String name, boolean total, int favourableSign, Figures figures) {}

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        section(lines, "revenue", "Revenue");
        section(lines, "cost of sales", "Cost of sales");
        total(lines, "Gross profit", account -> account.sectionOrder() <= 320);
        section(lines, "operating expense", "Operating expense");
        section(lines, "depreciation and amortisation", "Depreciation and amortisation");
        total(lines, "Operating income", account -> account.sectionOrder() <= 340);
        section(lines, "other income and expense", "Other income and expense");
        section(lines, "interest", "Interest");
        section(lines, "tax", "Tax");
        total(lines, "Net income", account -> true);
        return lines;
    }

    private void section(List<Line> lines, String section, String name) {
        boolean income = INCOME.contains(section);
        List<Line> own = chart().filter(account -> account.section().equals(section))
                .map(account -> line(account.name(), income, figures.getOrDefault(account.code(), Figures.NONE)))
                .toList();
        if (own.size() > 1) {
            own.forEach(line -> lines.add(new Line("  " + line.name(), false, line.favourableSign(), line.figures())));
        }
        if (!own.isEmpty()) {
            lines.add(line(name, income, sum(account -> account.section().equals(section))));
        }
    }

    private static Line line(String name, boolean income, Figures figures) {
        return new Line(name, false, income ? 1 : -1, income ? figures : figures.asCosts());
    }

    private void total(List<Line> lines, String name, Predicate<StandardAccount> parts) {
        lines.add(new Line(name, true, 1, sum(parts)));
    }

    private Figures sum(Predicate<StandardAccount> parts) {
        return chart().filter(parts)
                .map(account -> figures.getOrDefault(account.code(), Figures.NONE))
                .reduce(Figures.NONE, Figures::plus);
    }

    /** The accounts of the standard chart that this statement has figures for. */
    private Stream<StandardAccount> chart() {
        return StandardChart.shipped().accounts().stream()
                .filter(account -> account.statement().equals("income statement"))
                .filter(account -> figures.containsKey(account.code()));
    }

    private static String header() {
        return Cells.left("", NAME) + Cells.right("actual", AMOUNT) + heading("budget") + heading("year before");
    }

    private static String heading(String base) {
        return Cells.right(base, AMOUNT) + Cells.right("variance", AMOUNT) + Cells.left("", 11);
    }

    private static String left(Line line) {
        return Cells.left(Cells.cut(line.name(), NAME), NAME)
                + Cells.right(whole(line.figures().actual()), AMOUNT);
    }

    private static String right(Line line, Screen screen) {
        return against(line, line.figures().budget(), screen)
                + against(line, line.figures().yearBefore(), screen);
    }

    private static String against(Line line, Optional<BigDecimal> base, Screen screen) {
        return base.map(figure -> {
                    Variance variance = new Variance(line.figures().actual(), figure, line.favourableSign());
                    return Cells.right(whole(figure), AMOUNT) + screen.ink(ink(variance), words(variance));
                })
                .orElseGet(() -> Cells.right(NOTHING, AMOUNT) + Cells.left("", AMOUNT + 11));
    }

    private static String words(Variance variance) {
        String percent = variance.percent()
                .map(number -> String.format(Locale.ROOT, "%+.0f %%", number))
                .orElse("");
        return Cells.right(signed(variance.amount()), AMOUNT) + Cells.right(percent, 8) + " " + mark(variance);
    }

    private static String mark(Variance variance) {
        String material = Materiality.DEFAULT.isMaterial(variance) ? "*" : " ";
        return switch (variance.direction()) {
            case FAVOURABLE -> "F" + material;
            case UNFAVOURABLE -> "U" + material;
            case NEUTRAL -> "  ";
        };
    }

    private static Ink ink(Variance variance) {
        if (variance.direction() == Direction.NEUTRAL || !Materiality.DEFAULT.isMaterial(variance)) {
            return Ink.FAINT;
        }
        return variance.direction() == Direction.FAVOURABLE ? Ink.GREEN : Ink.RED;
    }

    private static String legend() {
        return "F favourable, U unfavourable; * material: at least %s and %s %%"
                .formatted(whole(Materiality.DEFAULT.floor()), Materiality.DEFAULT.limit());
    }

    private static String whole(BigDecimal money) {
        return String.format(Locale.ROOT, "%,.0f", money);
    }

    private static String signed(BigDecimal money) {
        return String.format(Locale.ROOT, "%+,.0f", money);
    }

    private static Optional<BigDecimal> money(@Nullable Object value) {
        return value instanceof BigDecimal money ? Optional.of(money) : Optional.empty();
    }
}
