package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The reporting calendar, as data: a client's fiscal month. */
@Table(
        name = "dim_period",
        grain = "A client's fiscal month",
        about = "The reporting calendar, as data",
        order = {"client_id", "first_day"})
public record DimPeriod(
        @About("hash of client and first day") @Key long periodKey,
        @About("client") @References(DimClient.class) String clientId,

        @About("label: 2025-03 where months are calendar months, FY2025-P03 otherwise")
        String period,

        @About("first day") LocalDate firstDay,
        @About("last day") LocalDate lastDay,
        @About("length") int days,

        @About("fiscal year, named by the calendar year in which it ends")
        int fiscalYear,

        @About("1 to 4") int fiscalQuarter,
        @About("1 to 12 within the fiscal year") int periodNumber,
        @About("first day of the fiscal year") LocalDate yearFirstDay,
        @About("the period before") @Nullable Long priorPeriodKey,

        @About("the same period of the year before") @Nullable
        Long priorYearKey,

        @About("open while it runs, soft-closed until the client's closing days have passed, then closed")
        @OneOf({"closed", "soft-closed", "open"})
        String status) {}
