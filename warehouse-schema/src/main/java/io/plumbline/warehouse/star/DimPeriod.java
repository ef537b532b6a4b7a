package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The reporting calendar, as data: a fiscal month of a client, or its adjustments of a year. */
@Table(
        name = "dim_period",
        grain = "A fiscal month of a client, or its adjustments of a year",
        about = "The reporting calendar, as data",
        order = {"client_id", "first_day"})
public record DimPeriod(
        @About("hash of client, first day and, for adjustments, a mark") @Key
        long periodKey,

        @About("client") @References(DimClient.class) String clientId,

        @About("label: 2025-03 where it is a calendar month or the end of one, FY2025-P03 otherwise")
        String period,

        @About("first day") LocalDate firstDay,
        @About("last day") LocalDate lastDay,

        @About("length; 0 for adjustments, which have no days of their own")
        int days,

        @About("fiscal year, named by the calendar year in which it ends")
        int fiscalYear,

        @About("1 to 4; more in a first year of more than twelve months")
        int fiscalQuarter,

        @About("1 to 12 within the fiscal year, as far as it goes; 13 or more for adjustments")
        int periodNumber,

        @About(
                "true for the period of a year that has its adjustments alone, on the year's last day, after its last month")
        boolean isAdjustment,

        @About("first day of the fiscal year") LocalDate yearFirstDay,

        @About("the fiscal month before") @Nullable Long priorPeriodKey,

        @About("the same period of the year before") @Nullable
        Long priorYearKey,

        @About("first of the days to compare with: that period's, unless the settings put a 53rd week right")
        LocalDate comparedFirstDay,

        @About("last of those days") LocalDate comparedLastDay,

        @About("open while it runs, soft-closed until the client's closing days have passed, then closed")
        @OneOf({"closed", "soft-closed", "open"})
        String status) {}
