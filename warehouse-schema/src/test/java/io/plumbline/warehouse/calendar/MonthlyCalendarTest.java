package io.plumbline.warehouse.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static FiscalPeriod on(FiscalCalendar calendar, String day) {
        List<FiscalPeriod> periods = calendar.periods(LocalDate.parse(day), LocalDate.parse(day));
        assertThat(periods).hasSize(1);
        return periods.get(0);
    }
}
