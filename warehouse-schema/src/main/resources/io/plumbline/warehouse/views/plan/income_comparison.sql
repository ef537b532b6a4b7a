-- One row per client, fiscal month and line or total of the income statement: actual, budget, prior period, prior year, as effect on net income.
create view income_comparison as
with line as (
    select
        comparison.client_id,
        comparison.period_key,
        chart.section_order * 100 + chart.place as place,
        chart.section,
        chart.standard_name as line,
        case when chart.normal_side = 'credit' then 1 else -1 end as sign,
        sum(comparison.actual) as actual,
        sum(comparison.budget) as budget,
        sum(comparison.prior_period) as prior_period,
        sum(comparison.prior_year) as prior_year
    from account_comparison as comparison
    join standard_chart as chart  -- one row per standard account
        on chart.standard_account = comparison.standard_account
    where chart.statement = 'income statement'
    group by all
),
layout_section as (
    select place, line, kind, sign, unnest(sections) as section
    from statement_layout
    where statement = 'income statement'
),
total as (
    select
        line.client_id,
        line.period_key,
        layout.place,
        layout.line,
        layout.kind,
        layout.sign,
        sum(line.actual) as actual,
        sum(line.budget) as budget,
        sum(line.prior_period) as prior_period,
        sum(line.prior_year) as prior_year
    from line
    join layout_section as layout  -- once for every total that the section belongs to
        on layout.section = line.section
    group by all
),
item as (
    select client_id, period_key, place, section, line, 'line' as kind, sign,
        actual, budget, prior_period, prior_year
    from line
    union all
    select client_id, period_key, place, null, line, kind, sign,
        actual, budget, prior_period, prior_year
    from total
)
select
    item.client_id,
    period.period,
    period.fiscal_year,
    period.fiscal_quarter,
    period.period_number,
    period.first_day,
    period.last_day,
    period.status as period_status,
    item.place,
    item.section,
    item.line,
    item.kind,
    item.sign,
    -- nought where the books reach, nothing where they do not
    case when ledger_period.period_key is not null then coalesce(item.actual, 0) end as actual,
    case when budget.plan_key is not null then coalesce(item.budget, 0) end as budget,
    case when prior_period.period_key is not null then coalesce(item.prior_period, 0) end as prior_period,
    case when prior_year.period_key is not null then coalesce(item.prior_year, 0) end as prior_year,
    budget.plan,
    budget.version as plan_version
from item
join dim_period as period  -- one row per period key
    on  period.client_id = item.client_id
    and period.period_key = item.period_key
left join ledger_period  -- one row per period key
    on  ledger_period.client_id = period.client_id
    and ledger_period.period_key = period.period_key
left join ledger_period as prior_period  -- one row per period key
    on  prior_period.client_id = period.client_id
    and prior_period.period_key = period.prior_period_key
left join ledger_period as prior_year  -- one row per period key
    on  prior_year.client_id = period.client_id
    and prior_year.period_key = period.prior_year_key
left join budget_in_force as budget  -- one row per period
    on  budget.client_id = period.client_id
    and budget.period_key = period.period_key
