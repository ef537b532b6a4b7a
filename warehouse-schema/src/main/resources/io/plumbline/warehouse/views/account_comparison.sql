-- One row per income statement account and fiscal month: actual, budget, prior period, prior year, as effect on net income.
create view account_comparison as
with actual as (
    select client_id, period_key, account_id, -earned as effect
    from account_month
    where statement = 'income statement'
      and (debit <> 0 or credit <> 0)
),
planned as (
    select
        plan.client_id,
        plan.period_key,
        plan.account_id,
        plan.standard_account,
        -plan.amount as effect
    from fact_plan_month as plan
    join budget_in_force as budget  -- one plan per period
        on  budget.client_id = plan.client_id
        and budget.period_key = plan.period_key
        and budget.plan_key = plan.plan_key
    where plan.kpi is null
),
measure as (
    select client_id, period_key, account_id, null as standard_account,
        effect as actual, null as budget, null as prior_period, null as prior_year
    from actual
    union all
    select client_id, period_key, account_id, case when account_id is null then standard_account end,
        null, effect, null, null
    from planned
    union all
    select actual.client_id, period.period_key, actual.account_id, null,
        null, null, actual.effect, null
    from actual
    join dim_period as period  -- a period is the prior period of one other
        on  period.client_id = actual.client_id
        and period.prior_period_key = actual.period_key
    union all
    select actual.client_id, period.period_key, actual.account_id, null,
        null, null, null, actual.effect
    from actual
    join dim_period as period  -- a 53rd week's month may be compared with by two periods, each of which it serves
        on  period.client_id = actual.client_id
        and period.prior_year_key = actual.period_key
)
select
    measure.client_id,
    measure.period_key,
    measure.account_id,
    coalesce(account.standard_account, measure.standard_account) as standard_account,
    sum(measure.actual) as actual,
    sum(measure.budget) as budget,
    sum(measure.prior_period) as prior_period,
    sum(measure.prior_year) as prior_year
from measure
left join accounts as account  -- one row per account
    on  account.client_id = measure.client_id
    and account.account_id = measure.account_id
group by all
