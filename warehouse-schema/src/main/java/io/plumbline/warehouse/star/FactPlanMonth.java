package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was planned: a plan version's account, standard account or KPI in a fiscal month. */
@Table(
        name = "fact_plan_month",
        grain = "A plan version's account, standard account or KPI in a fiscal month",
        about = "What was planned",
        order = {"client_id", "first_day"})
public record FactPlanMonth(
        @About("client") @References(DimClient.class) String clientId,
        @About("plan version") @References(DimPlan.class) long planKey,

        @About("fiscal month; empty where the month lies outside the calendar") @References(DimPeriod.class) @Nullable
        Long periodKey,

        @About("first day of the fiscal month") LocalDate firstDay,
        @About("account") @Nullable Long accountId,
        @About("standard account that it plans for") String standardAccount,
        @About("KPI") @Nullable String kpi,
        @About("store or department") @Nullable Long locationId,

        @About("as planned: revenue and costs both positive")
        BigDecimal naturalAmount,

        @About("debit-positive") BigDecimal amount,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
