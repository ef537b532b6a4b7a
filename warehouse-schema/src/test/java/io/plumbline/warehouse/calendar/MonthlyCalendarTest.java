package io.plumbline.warehouse.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MonthlyCalendarTest {
    @Test
    void yearIsNamedByTheCalendarYearInWhichItEnds() {
        MonthlyCalendar british = new MonthlyCalendar(Month.APRIL);

        FiscalPeriod first = on(british, "2024-04-15");
        FiscalPeriod last = on(british, "2025-03-31");

        assertThat(first.fiscalYear()).isEqualTo(2025);
        assertThat(first.number()).isEqualTo(1);
        assertThat(last.fiscalYear()).isEqualTo(2025);
        assertThat(last.number()).isEqualTo(12);
        assertThat(last.quarter()).isEqualTo(4);
        assertThat(last.yearFirstDay()).isEqualTo("2024-04-01");
        assertThat(last.label()).isEqualTo("2025-03");
    }

    @Test
    void comparisonsGoToTheMonthBeforeAndTheMonthOfTheYearBefore() {
        FiscalPeriod leapFebruary = on(new MonthlyCalendar(Month.JANUARY), "2024-02-29");

        assertThat(leapFebruary.days()).isEqualTo(29);
        assertThat(leapFebruary.priorFirstDay()).isEqualTo("2024-01-01");
        assertThat(leapFebruary.priorYearFirstDay()).isEqualTo("2023-02-01");
    }

    @Test
    void britishTaxYearEndsOnTheFifthOfApril() {
        MonthlyCalendar tax = new MonthlyCalendar(new ReferenceDate(Month.APRIL, 5), List.of());

        FiscalPeriod first = on(tax, "2024-04-06");
        FiscalPeriod last = on(tax, "2025-04-05");

        assertThat(first.firstDay()).isEqualTo("2024-04-06");
        assertThat(first.lastDay()).isEqualTo("2024-05-05");
        assertThat(first.label()).isEqualTo("FY2025-P01");
        assertThat(last.firstDay()).isEqualTo("2025-03-06");
        assertThat(last.number()).isEqualTo(12);
        assertThat(last.yearFirstDay()).isEqualTo("2024-04-06");
        assertThat(last.priorYearFirstDay()).isEqualTo("2024-03-06");
    }

    @ParameterizedTest
    @CsvSource({"28", "29"})
    void lastDayOfFebruaryIsMeantByThe28thAndByThe29th(int day) {
        MonthlyCalendar toFebruary = new MonthlyCalendar(new ReferenceDate(Month.FEBRUARY, day), List.of());

        assertThat(on(toFebruary, "2024-02-29").year())
                .isEqualTo(new FiscalYear(2024, LocalDate.of(2023, 3, 1), LocalDate.of(2024, 2, 29)));
        assertThat(on(toFebruary, "2025-02-28").year())
                .isEqualTo(new FiscalYear(2025, LocalDate.of(2024, 3, 1), LocalDate.of(2025, 2, 28)));
        assertThat(on(toFebruary, "2025-02-28").label()).isEqualTo("2025-02");
    }

    @Test
    void firstYearMayBeLonger() {
        MonthlyCalendar founded =
                new MonthlyCalendar(ReferenceDate.of(Month.JUNE), List.of(days("2024-03-15", "2025-06-30")));

        List<FiscalPeriod> first = founded.periods(LocalDate.of(2024, 3, 15), LocalDate.of(2025, 6, 30));

        assertThat(first).hasSize(16);
        assertThat(first).extracting(FiscalPeriod::fiscalYear).containsOnly(2025);
        assertThat(first.get(0).firstDay()).isEqualTo("2024-03-15");
        assertThat(first.get(0).label()).isEqualTo("2024-03");
        assertThat(first.get(0).days()).isEqualTo(17);
        assertThat(first.stream().map(FiscalPeriod::quarter))
                .containsExactly(1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6);
        // the second March has the half of the first to be compared with
        assertThat(on(founded, "2025-03-01").priorYearFirstDay()).isEqualTo("2024-03-15");
        assertThat(on(founded, "2025-07-01").year())
                .isEqualTo(new FiscalYear(2026, LocalDate.of(2025, 7, 1), LocalDate.of(2026, 6, 30)));
        assertThat(on(founded, "2024-03-14").year())
                .isEqualTo(new FiscalYear(2024, LocalDate.of(2023, 3, 15), LocalDate.of(2024, 3, 14)));
        assertThat(on(founded, "2024-03-14").label()).isEqualTo("FY2024-P12");
    }

    @Test
    void yearsEndThatWasMovedLeavesAShortYearAndTwoNames() {
        MonthlyCalendar moved =
                new MonthlyCalendar(ReferenceDate.of(Month.DECEMBER), List.of(days("2021-04-01", "2021-12-31")));

        assertThat(on(moved, "2021-03-31").year())
                .isEqualTo(new FiscalYear(2020, LocalDate.of(2020, 4, 1), LocalDate.of(2021, 3, 31)));
        assertThat(on(moved, "2019-05-05").year())
                .isEqualTo(new FiscalYear(2019, LocalDate.of(2019, 4, 1), LocalDate.of(2020, 3, 31)));
        assertThat(on(moved, "2021-04-01").fiscalYear()).isEqualTo(2021);
        assertThat(on(moved, "2021-12-31").number()).isEqualTo(9);
        assertThat(on(moved, "2022-01-01").fiscalYear()).isEqualTo(2022);
        assertThat(on(moved, "2022-01-01").priorYearFirstDay()).isEqualTo("2021-01-01");
    }

    @Test
    void yearsThatOverlapAreRefused() {
        assertThatThrownBy(() -> new MonthlyCalendar(
                        ReferenceDate.of(Month.JUNE),
                        List.of(days("2024-01-01", "2024-06-30"), days("2024-06-30", "2024-12-31"))))
                .hasMessageContaining("overlap");
    }

    @ParameterizedTest
    @EnumSource(Month.class)
    void periodsFollowEachOtherWithoutGaps(Month firstMonth) {
        List<FiscalPeriod> periods =
                new MonthlyCalendar(firstMonth).periods(LocalDate.of(2019, 6, 17), LocalDate.of(2026, 2, 3));

        assertThat(periods.get(0).firstDay()).isEqualTo("2019-06-01");
        assertThat(periods.get(periods.size() - 1).lastDay()).isEqualTo("2026-02-28");
        for (int place = 1; place < periods.size(); place++) {
            assertThat(periods.get(place).firstDay())
                    .isEqualTo(periods.get(place - 1).lastDay().plusDays(1));
            assertThat(periods.get(place).priorFirstDay())
                    .isEqualTo(periods.get(place - 1).firstDay());
        }
    }

    private static FiscalPeriod.Days days(String first, String last) {
        return new FiscalPeriod.Days(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static FiscalPeriod on(FiscalCalendar calendar, String day) {
        List<FiscalPeriod> periods = calendar.periods(LocalDate.parse(day), LocalDate.parse(day));
        assertThat(periods).hasSize(1);
        return periods.get(0);
    }
}
