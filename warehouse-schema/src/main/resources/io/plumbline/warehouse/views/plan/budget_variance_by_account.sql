-- One row per client, fiscal month and account of the income statement: actual beside budget, prior period and prior year.
create view budget_variance_by_account as
-- A budget for a line of the standard chart instead of an account has a row without an account.
with compared as (
    select
        comparison.client_id,
        period.period,
        period.fiscal_year,
        period.first_day,
        chart.section_order * 100 + chart.place as place,
        chart.section,
        chart.standard_name as line,
        account.account_code,
        account.account_name,
        case when chart.normal_side = 'credit' then 1 else -1 end as sign,
        case when ledger_period.period_key is not null then coalesce(comparison.actual, 0) end as actual,
        case when budget.plan_key is not null then coalesce(comparison.budget, 0) end as budget,
        comparison.prior_period,
        comparison.prior_year
    from account_comparison as comparison
    join dim_period as period  -- one row per period key
        on  period.client_id = comparison.client_id
        and period.period_key = comparison.period_key
    join standard_chart as chart  -- one row per standard account
        on chart.standard_account = comparison.standard_account
    left join accounts as account  -- one row per account
        on  account.client_id = comparison.client_id
        and account.account_id = comparison.account_id
    left join ledger_period  -- one row per period key
        on  ledger_period.client_id = period.client_id
        and ledger_period.period_key = period.period_key
    left join budget_in_force as budget  -- one row per period
        on  budget.client_id = period.client_id
        and budget.period_key = period.period_key
    where chart.statement = 'income statement'
)
select
    client_id,
    period,
    fiscal_year,
    first_day,
    place,
    section,
    line,
    account_code,
    account_name,
    actual * sign as actual,
    budget * sign as budget,
    prior_period * sign as prior_period,
    prior_year * sign as prior_year,
    actual - budget as variance,
    round((actual - budget) / nullif(round(abs(budget), 2), 0), 4) as variance_pct,
    case when actual > budget then 'favourable' when actual < budget then 'unfavourable' when actual = budget then 'on plan' end
        as mark,
    abs(actual - budget) >= 1000
        and coalesce(abs(actual - budget) >= 0.1 * nullif(round(abs(budget), 2), 0), true) as is_material
from compared
