-- One row per standard account: the income statement of the last closed month of the client that has most to compare it
-- with. Income is positive, costs are negative.
with account as (
    select client_id, account_id, standard_account
    from dim_account
    where is_current and statement = 'income statement'
),
actual as (
    select month.client_id, month.period_key, account.standard_account, sum(-month.movement) as income
    from fact_account_month as month
    join account  -- one version of an account is current
        on  account.client_id = month.client_id
        and account.account_id = month.account_id
    where month.entry_kind <> 'closing'
    group by month.client_id, month.period_key, account.standard_account
),
budget_line as (
    select line.client_id, line.period_key, line.plan_key, plan.known_at, line.standard_account, -line.amount as income
    from fact_plan_month as line
    join dim_plan as plan  -- a line belongs to one version of a plan
        on  plan.client_id = line.client_id
        and plan.plan_key = line.plan_key
    where plan.is_current and plan.plan_kind = 'budget' and line.kpi is null and line.period_key is not null
),
budget_of as (  -- where several budgets tell a month, the newest
    select client_id, period_key, arg_max(plan_key, known_at) as plan_key
    from budget_line
    group by client_id, period_key
),
budget as (
    select budget_line.client_id, budget_line.period_key, budget_line.standard_account, sum(budget_line.income) as income
    from budget_line
    join budget_of using (client_id, period_key, plan_key)  -- one row a month
    group by budget_line.client_id, budget_line.period_key, budget_line.standard_account
),
told as (
    select client_id, period_key, sum(abs(income)) as size
    from actual
    group by client_id, period_key
),
chosen as (
    select period.client_id, period.period_key, period.prior_year_key, period.period, period.status
    from told
    join dim_period as period  -- a period is one row
        on  period.client_id = told.client_id
        and period.period_key = told.period_key
    left join budget_of  -- one row a month
        on  budget_of.client_id = told.client_id
        and budget_of.period_key = told.period_key
    left join told as year_before  -- one row a month
        on  year_before.client_id = told.client_id
        and year_before.period_key = period.prior_year_key
    where period.status <> 'open'
    order by
        period.status = 'closed' desc,
        (budget_of.plan_key is not null)::int + (year_before.size is not null)::int desc,
        period.last_day desc,
        told.size desc,
        period.client_id
    limit 1
),
line as (
    select actual.standard_account, actual.income as actual, null as budget, null as year_before
    from actual
    join chosen using (client_id, period_key)  -- one row
    union all
    select budget.standard_account, null, budget.income, null
    from budget
    join chosen using (client_id, period_key)
    union all
    select actual.standard_account, null, null, actual.income
    from actual
    join chosen on chosen.client_id = actual.client_id and chosen.prior_year_key = actual.period_key
)
select
    client.client_id,
    client.client_name,
    client.base_currency,
    chosen.period,
    chosen.status,
    line.standard_account,
    coalesce(sum(line.actual), 0)::decimal(18, 4) as actual,
    sum(line.budget)::decimal(18, 4) as budget,
    sum(line.year_before)::decimal(18, 4) as year_before
from line
cross join chosen  -- one row
join dim_client as client on client.client_id = chosen.client_id  -- a client is one row
group by all
