package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How many people work here: a team's size on a day. */
@Table(name = "headcount", grain = "A team's size on a day", about = "How many people work here")
@Staged(subject = "people", relation = Relation.WINDOW, day = "counted_on")
public record Headcount(
        @About("day, usually the end of a month") LocalDate countedOn,
        @About("team or department") @Nullable String team,
        @About("where they work") @Nullable String location,
        @About("people") @Decimal(precision = 18, scale = 6) BigDecimal headcount,

        @About("full-time equivalents") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal fullTimeEquivalents) {}
