package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.time.Instant;
import java.time.LocalDate;

/** Budgets, forecasts and scenarios: a version of a plan. */
@Table(
        name = "dim_plan",
        grain = "A version of a plan",
        about = "Budgets, forecasts and scenarios",
        order = {"client_id", "plan", "version"})
public record DimPlan(
        @About("hash of client, plan and version") @Key long planKey,
        @About("client") @References(DimClient.class) String clientId,
        @About("name") String plan,

        @About("kind") @OneOf({"budget", "forecast", "scenario"})
        String planKind,

        @About("1 for the first file of the plan") int version,
        @About("when this version arrived") Instant knownAt,
        @About("the newest version") boolean isCurrent,

        @About("named in the client's list of frozen versions; it never changes")
        boolean isFrozen,

        @About("first month planned") LocalDate firstMonth,
        @About("last month planned") LocalDate lastMonth,

        @About("file that brought it") @References(DimSourceFile.class)
        long sourceFileKey) {}
