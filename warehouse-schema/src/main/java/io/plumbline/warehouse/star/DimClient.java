package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who the figures belong to: a client business. */
@Table(
        name = "dim_client",
        grain = "A client business",
        about = "Who the figures belong to",
        order = {"client_id"})
public record DimClient(
        @About("the client's folder name in the workspace") @Key
        String clientId,

        @About("name") String clientName,
        @About("NAICS code") @Nullable String industry,
        @About("ISO currency of the books") String baseCurrency,
        @About("time zone of the business") String timeZone,
        @About("how the year is cut, in words") String fiscalCalendar,
        @About("first day that any fact falls on") @Nullable LocalDate firstDay,
        @About("last day that any fact falls on") @Nullable LocalDate lastDay) {}
