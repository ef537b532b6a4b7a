package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;

/** Calendar attributes only; fiscal ones are in dim_period: a day. */
@Table(
        name = "dim_date",
        grain = "A day",
        about = "Calendar attributes only; fiscal ones are in dim_period",
        order = {"date_on"})
public record DimDate(
        @About("day") @Key LocalDate dateOn,
        @About("year") int calendarYear,
        @About("1 to 4") int calendarQuarter,
        @About("1 to 12") int calendarMonth,
        @About("1 to 31") int dayOfMonth,
        @About("1 to 53") int isoWeek,
        @About("1 Monday to 7 Sunday") int isoWeekday,
        @About("Saturday or Sunday") boolean isWeekend) {}
