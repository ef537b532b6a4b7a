package io.plumbline.warehouse.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.calendar.WeeklyCalendar.ExtraWeek;
import io.plumbline.warehouse.calendar.WeeklyCalendar.Pattern;
import io.plumbline.warehouse.calendar.WeeklyCalendar.YearEnd;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeeklyCalendarTest {
    /** The 4-5-4 calendar of the (US) National Retail Federation, which names years by their first day. */
    private static final WeeklyCalendar RETAIL =
            new WeeklyCalendar(Pattern.W454, Month.JANUARY, DayOfWeek.SATURDAY, YearEnd.NEAREST);

    @ParameterizedTest
    @CsvSource({
        // the NRF's year, its first and last day, and its weeks, as the NRF publishes them
        "2012, 2012-01-29, 2013-02-02, 53",
        "2016, 2016-01-31, 2017-01-28, 52",
        "2017, 2017-01-29, 2018-02-03, 53",
        "2022, 2022-01-30, 2023-01-28, 52",
        "2023, 2023-01-29, 2024-02-03, 53",
        "2024, 2024-02-04, 2025-02-01, 52",
    })
    void yearsAreThoseOfTheNationalRetailFederation(int year, LocalDate first, LocalDate last, int weeks) {
        List<FiscalPeriod> periods = RETAIL.periods(first, last);

        assertThat(periods).hasSize(12);
        assertThat(periods).extracting(FiscalPeriod::fiscalYear).containsOnly(year + 1);
        assertThat(periods.get(0).firstDay()).isEqualTo(first);
        assertThat(periods.get(11).lastDay()).isEqualTo(last);
        assertThat(periods.stream().mapToInt(FiscalPeriod::days).sum()).isEqualTo(weeks * 7);
    }

    @Test
    void monthsOf2023AreThoseOfTheNationalRetailFederation() {
        assertThat(RETAIL.periods(LocalDate.of(2023, 1, 29), LocalDate.of(2024, 2, 3)))
                .extracting(period -> period.firstDay().toString())
                .containsExactly(
                        "2023-01-29",
                        "2023-02-26",
                        "2023-04-02",
                        "2023-04-30",
                        "2023-05-28",
                        "2023-07-02",
                        "2023-07-30",
                        "2023-08-27",
                        "2023-10-01",
                        "2023-10-29",
                        "2023-11-26",
                        "2023-12-31");
    }

    @Test
    void extraWeekLengthensTheLastMonth() {
        FiscalPeriod january = RETAIL.periods(LocalDate.of(2024, 2, 3), LocalDate.of(2024, 2, 3))
                .get(0);

        assertThat(january.label()).isEqualTo("FY2024-P12");
        assertThat(january.days()).isEqualTo(5 * 7);
        assertThat(january.priorYearFirstDay()).isEqualTo("2023-01-01");
    }

    @ParameterizedTest
    @CsvSource({
        // Apple's fiscal years, which end on the last Saturday of September, as its annual reports state them
        "2022-09-24, 52",
        "2023-09-30, 53",
        "2024-09-28, 52",
    })
    void yearMayEndOnTheLastWeekdayOfItsMonth(LocalDate last, int weeks) {
        WeeklyCalendar apple = new WeeklyCalendar(Pattern.W445, Month.SEPTEMBER, DayOfWeek.SATURDAY, YearEnd.LAST);

        FiscalPeriod closing = apple.periods(last, last).get(0);

        assertThat(closing.lastDay()).isEqualTo(last);
        assertThat(closing.number()).isEqualTo(12);
        assertThat(closing.fiscalYear()).isEqualTo(last.getYear());
        assertThat(closing.yearFirstDay()).isEqualTo(last.plusDays(1).minusWeeks(weeks));
    }

    @ParameterizedTest
    @CsvSource({
        // fiscal 2024 after the 53 weeks of 2023. The NRF restates 2023 to begin a week later, on 5 February 2023, so
        // that
        // its weeks have the dates of 2024's: https://nrf.com/resources/4-5-4-calendar
        "KEPT,     2024-02-04, 2023-01-29, 2023-02-25",
        "KEPT,     2025-02-01, 2023-12-31, 2024-02-03",
        "LEFT_OUT, 2024-02-04, 2023-01-29, 2023-02-25",
        "LEFT_OUT, 2025-02-01, 2023-12-31, 2024-01-27",
        "RESTATED, 2024-02-04, 2023-02-05, 2023-03-04",
        "RESTATED, 2025-02-01, 2024-01-07, 2024-02-03",
        // and a year later nothing is left of it
        "RESTATED, 2025-02-02, 2024-02-04, 2024-03-02",
    })
    void extraWeekIsComparedAsSettled(ExtraWeek extraWeek, LocalDate day, LocalDate first, LocalDate last) {
        WeeklyCalendar retail =
                new WeeklyCalendar(Pattern.W454, Month.JANUARY, DayOfWeek.SATURDAY, YearEnd.NEAREST, extraWeek);

        assertThat(retail.periods(day, day).get(0).compared()).isEqualTo(new FiscalPeriod.Days(first, last));
    }

    @Test
    void thirteenPeriodsHaveFourWeeksAndFourQuarters() {
        WeeklyCalendar calendar = new WeeklyCalendar(Pattern.W13X4, Month.DECEMBER, DayOfWeek.SATURDAY, YearEnd.LAST);

        List<FiscalPeriod> year = calendar.periods(LocalDate.of(2024, 1, 7), LocalDate.of(2024, 12, 28));

        assertThat(year).extracting(FiscalPeriod::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(year).extracting(FiscalPeriod::quarter).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4);
        assertThat(new CalendarWithAdjustments(calendar).adjustmentPeriods(year))
                .extracting(FiscalPeriod::label)
                .containsExactly("FY2024-P14");
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void periodsFollowEachOtherWithoutGapsAndInWholeWeeks(Pattern pattern) {
        WeeklyCalendar calendar = new WeeklyCalendar(pattern, Month.DECEMBER, DayOfWeek.SUNDAY, YearEnd.NEAREST);

        List<FiscalPeriod> periods = calendar.periods(LocalDate.of(2000, 1, 1), LocalDate.of(2040, 12, 31));

        assertThat(periods.get(0).firstDay()).isBeforeOrEqualTo("2000-01-01");
        for (int place = 1; place < periods.size(); place++) {
            FiscalPeriod before = periods.get(place - 1);
            FiscalPeriod period = periods.get(place);
            assertThat(period.firstDay()).isEqualTo(before.lastDay().plusDays(1));
            assertThat(period.priorFirstDay()).isEqualTo(before.firstDay());
            assertThat(period.days() % 7).isZero();
            assertThat(period.lastDay().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        }
    }
}
