-- One row per income statement account and fiscal month: actual, budget, prior period, prior year, as effect on net income.
create view account_comparison as
-- Every figure of a period stands on the line that its account is mapped to in that period.
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
restated as (
    -- periods that are compared with other days than those of the period a year before
    select period.client_id, period.period_key, period.compared_first_day, period.compared_last_day
    from dim_period as period
    join dim_period as prior  -- one row per period key
        on  prior.client_id = period.client_id
        and prior.period_key = period.prior_year_key
    where period.compared_first_day <> prior.first_day
       or period.compared_last_day <> prior.last_day
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
    anti join restated
        on  restated.client_id = period.client_id
        and restated.period_key = period.period_key
    union all
    select line.client_id, restated.period_key, line.account_id, null,
        null, null, null, -line.amount
    from fact_ledger_line as line
    join restated  -- days are compared with by one period
        on  restated.client_id = line.client_id
        and line.posted_on between restated.compared_first_day and restated.compared_last_day
    join dim_account as account  -- one row per version of an account
        on  account.client_id = line.client_id
        and account.account_key = line.account_key
        and account.statement = 'income statement'
    join dim_period as posted  -- one row per period key
        on  posted.client_id = line.client_id
        and posted.period_key = line.period_key
        and not posted.is_adjustment
    where line.entry_kind in ('normal', 'adjustment')
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
join dim_period as period  -- one row per period key
    on  period.client_id = measure.client_id
    and period.period_key = measure.period_key
left join dim_account as account  -- the versions of an account tile all days: the one in force at the end of the period
    on  account.client_id = measure.client_id
    and account.account_id = measure.account_id
    and greatest(period.last_day, date '1900-01-01') between account.valid_from and account.valid_to
group by all
