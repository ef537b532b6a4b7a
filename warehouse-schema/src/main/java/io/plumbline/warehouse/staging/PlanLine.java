package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Budgets and forecasts: an account or KPI in a month of a plan. */
@Table(name = "plan_line", grain = "An account or KPI in a month of a plan", about = "Budgets and forecasts")
@Staged(
        subject = "plan",
        relation = Relation.SNAPSHOT,
        by = {"plan"},
        rule = "coalesce(account_code, standard_account, kpi) is not null",
        ruleInWords = "an account, a standard account or a KPI that the amount is planned for")
public record PlanLine(
        @About("name of the plan; the newest file of a plan is its newest version")
        String plan,

        @About("empty means budget") @OneOf({"budget", "forecast", "scenario"}) @Nullable
        String planKind,

        @About("account, as in the ledger: its code, its name or its full name") @Nullable
        String accountCode,

        @About("a code of the standard chart instead of an account") @Nullable
        String standardAccount,

        @About("a KPI instead of an account") @Nullable String kpi,
        @About("store or department") @Nullable String location,
        @About("any day of the month planned for") LocalDate monthOn,

        @About("in the account's natural sign: revenue and costs both positive")
        BigDecimal amount) {}
