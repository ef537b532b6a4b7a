-- One row per client, line or total of the income statement or KPI, and fiscal month that is budgeted: its budget, as the series is shown.
create view series_budget as
with planned as (
    select
        plan.client_id,
        plan.period_key,
        period.period,
        period.first_day,
        plan.kpi,
        coalesce(account.standard_account, plan.standard_account) as standard_account,
        plan.amount
    from fact_plan_month as plan
    join budget_in_force as budget  -- one plan per period
        on  budget.client_id = plan.client_id
        and budget.period_key = plan.period_key
        and budget.plan_key = plan.plan_key
    join dim_period as period  -- one row per period key
        on  period.client_id = plan.client_id
        and period.period_key = plan.period_key
    left join dim_account as account  -- the versions of an account tile all days: the one in force at the end of the period
        on  account.client_id = plan.client_id
        and account.account_id = plan.account_id
        and greatest(period.last_day, date '1900-01-01') between account.valid_from and account.valid_to
),
line as (
    select
        planned.client_id,
        planned.period_key,
        planned.period,
        planned.first_day,
        chart.section,
        chart.standard_name as name,
        case when chart.normal_side = 'credit' then 1 else -1 end as sign,
        sum(-planned.amount) as earned
    from planned
    join standard_chart as chart  -- one row per standard account
        on  chart.standard_account = planned.standard_account
        and chart.statement = 'income statement'
    where planned.kpi is null
    group by all
),
total as (
    select
        line.client_id,
        line.period_key,
        line.period,
        line.first_day,
        layout.line as name,
        layout.sign,
        sum(line.earned) as earned
    from line
    join (
        select line, sign, unnest(sections) as section from statement_layout where statement = 'income statement'
    ) as layout  -- once for every total that the section belongs to
        on layout.section = line.section
    group by all
),
statement as (
    select client_id, period_key, period, first_day, name, earned * sign as budget from line
    union all
    select client_id, period_key, period, first_day, name, earned * sign from total
)
select
    client_id,
    'income-statement.' || trim(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), '-') as series_id,
    name,
    period_key,
    period,
    first_day,
    budget::decimal(18, 4) as budget
from statement
union all
select
    planned.client_id,
    'kpi.' || definition.kpi,
    definition.name,
    planned.period_key,
    planned.period,
    planned.first_day,
    case when definition.unit in ('money', 'count') then sum(planned.amount) else avg(planned.amount) end::decimal(18, 4)
from planned
join kpi_definition as definition  -- one row per KPI and name
    on lower(planned.kpi) in (definition.kpi, lower(definition.name))
group by planned.client_id, definition.kpi, definition.name, definition.unit, planned.period_key, planned.period,
    planned.first_day
