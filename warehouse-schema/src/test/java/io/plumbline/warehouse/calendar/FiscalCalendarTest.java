package io.plumbline.warehouse.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.calendar.FiscalPeriod.Days;
import io.plumbline.warehouse.calendar.WeeklyCalendar.ExtraWeek;
import io.plumbline.warehouse.calendar.WeeklyCalendar.Pattern;
import io.plumbline.warehouse.calendar.WeeklyCalendar.YearEnd;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FiscalCalendarTest {
    @Property(tries = 150)
    void periodsTileTimeAndLeadToEachOther(
            @ForAll("calendars") FiscalCalendar calendar, @ForAll("days") LocalDate from) {
        LocalDate to = from.plusYears(6);
        List<FiscalPeriod> periods = calendar.periods(from, to);

        assertThat(periods.get(0).firstDay()).isBeforeOrEqualTo(from);
        assertThat(periods.get(periods.size() - 1).lastDay()).isAfterOrEqualTo(to);
        assertThat(periods).extracting(FiscalPeriod::label).doesNotHaveDuplicates();
        for (int place = 1; place < periods.size(); place++) {
            FiscalPeriod before = periods.get(place - 1);
            FiscalPeriod period = periods.get(place);
            assertThat(period.firstDay()).isEqualTo(before.lastDay().plusDays(1));
            assertThat(period.priorFirstDay()).isEqualTo(before.firstDay());
            if (period.year().equals(before.year())) {
                assertThat(period.number()).isEqualTo(before.number() + 1);
                assertThat(period.quarter()).isBetween(before.quarter(), before.quarter() + 1);
            } else {
                assertThat(period.number()).isEqualTo(1);
                assertThat(period.quarter()).isEqualTo(1);
                assertThat(period.fiscalYear()).isGreaterThan(before.fiscalYear());
                assertThat(period.firstDay()).isEqualTo(period.yearFirstDay());
                assertThat(before.lastDay()).isEqualTo(before.year().lastDay());
            }
        }
    }

    @Property(tries = 150)
    void comparisonsLeadToAPeriodThatIsThereAndEndsAYearEarlier(
            @ForAll("calendars") FiscalCalendar calendar, @ForAll("days") LocalDate day) {
        FiscalPeriod period = on(calendar, day);
        FiscalPeriod compared = on(calendar, period.priorYearFirstDay());

        assertThat(compared.firstDay()).isEqualTo(period.priorYearFirstDay());
        assertThat(ChronoUnit.DAYS.between(compared.lastDay(), period.lastDay()))
                .isBetween(365L - 30, 366L + 13);
        assertThat(compared.firstDay()).isBefore(period.firstDay());
        assertThat(period.compared().last()).isBefore(period.lastDay());
        assertThat(period.compared().first())
                .isBeforeOrEqualTo(period.compared().last());
    }

    @Property(tries = 150)
    void aPeriodIsTheSameWhateverIsAskedForWithIt(
            @ForAll("calendars") FiscalCalendar calendar,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(max = 2000) int daysBefore,
            @ForAll @IntRange(max = 2000) int daysAfter) {
        assertThat(calendar.periods(day.minusDays(daysBefore), day.plusDays(daysAfter)))
                .contains(on(calendar, day));
    }

    @Property(tries = 150)
    void weeklyYearsHave52Or53WeeksAndFiveOrSixYearsBetweenTheLongOnes(@ForAll("weekly") WeeklyCalendar calendar) {
        Map<Integer, Integer> days = calendar.periods(LocalDate.of(2000, 6, 15), LocalDate.of(2060, 6, 15)).stream()
                .collect(Collectors.groupingBy(FiscalPeriod::fiscalYear, Collectors.summingInt(FiscalPeriod::days)));
        List<Integer> longYears = days.entrySet().stream()
                .filter(year -> year.getKey() > 2001 && year.getKey() < 2060)
                .peek(year -> assertThat(year.getValue()).isIn(52 * 7, 53 * 7))
                .filter(year -> year.getValue() == 53 * 7)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();

        assertThat(longYears).hasSizeBetween(9, 12);
        for (int place = 1; place < longYears.size(); place++) {
            assertThat(longYears.get(place) - longYears.get(place - 1)).isBetween(5, 6);
        }
    }

    @Property(tries = 150)
    void adjustmentsHaveTheYearsLastDayAndNoneOfTheirOwn(
            @ForAll("calendars") FiscalCalendar calendar, @ForAll("days") LocalDate from) {
        CalendarWithAdjustments adjusted = new CalendarWithAdjustments(calendar);
        List<FiscalPeriod> months = adjusted.periods(from, from.plusYears(4));
        List<FiscalPeriod> adjustments = adjusted.adjustmentPeriods(months);

        assertThat(adjustments).isNotEmpty();
        for (FiscalPeriod adjustment : adjustments) {
            assertThat(adjustment.lastDay()).isEqualTo(adjustment.year().lastDay());
            assertThat(adjustment.days()).isZero();
            assertThat(adjustment.number()).isGreaterThanOrEqualTo(13);
            assertThat(months)
                    .filteredOn(month -> month.year().equals(adjustment.year()))
                    .allMatch(month -> month.number() < adjustment.number())
                    .last()
                    .matches(month -> month.firstDay().equals(adjustment.priorFirstDay()));
        }
    }

    @Provide
    Arbitrary<FiscalCalendar> calendars() {
        return Arbitraries.oneOf(monthly().map(FiscalCalendar.class::cast), weekly().map(FiscalCalendar.class::cast));
    }

    @Provide
    Arbitrary<WeeklyCalendar> weekly() {
        return Combinators.combine(
                        Arbitraries.of(Pattern.class),
                        Arbitraries.of(Month.class),
                        Arbitraries.of(DayOfWeek.class),
                        Arbitraries.of(YearEnd.class),
                        Arbitraries.of(ExtraWeek.class))
                .as(WeeklyCalendar::new);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 12_000)
                .map(day -> LocalDate.of(2008, 1, 1).plusDays(day));
    }

    private Arbitrary<MonthlyCalendar> monthly() {
        Arbitrary<ReferenceDate> ends = Combinators.combine(
                        Arbitraries.of(Month.class), Arbitraries.integers().between(1, 31))
                .as((month, day) -> new ReferenceDate(month, Math.min(day, month.maxLength())));
        Arbitrary<List<Days>> own = Combinators.combine(
                        days(), Arbitraries.integers().between(20, 700).list().ofMaxSize(2))
                .as(FiscalCalendarTest::apart);
        return Combinators.combine(ends, own).as(MonthlyCalendar::new);
    }

    private static List<Days> apart(LocalDate start, List<Integer> lengths) {
        List<Days> years = new ArrayList<>();
        LocalDate first = start;
        for (int length : lengths) {
            years.add(new Days(first, first.plusDays(length)));
            first = first.plusDays(3L * length + 1);
        }
        return years;
    }

    private static FiscalPeriod on(FiscalCalendar calendar, LocalDate day) {
        List<FiscalPeriod> periods = calendar.periods(day, day);
        assertThat(periods).hasSize(1);
        return periods.get(0);
    }
}
