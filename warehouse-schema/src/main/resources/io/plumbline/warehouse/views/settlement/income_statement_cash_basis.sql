-- One row per client, fiscal month and line or total of the income statement: on the cash basis, accrued, and the difference.
create view income_statement_cash_basis as
with measure as (
    select client_id, period_key, account_id, -earned as accrual, 0::decimal(18, 4) as cash
    from account_month
    where statement = 'income statement' and earned <> 0
    union all
    select cash.client_id, period.period_key, cash.account_id, 0, -cash.amount
    from cash_basis_line as cash
    join dim_period as period  -- a day lies in one period
        on  period.client_id = cash.client_id
        and cash.recognised_on between period.first_day and period.last_day
),
line as (
    select
        measure.client_id,
        measure.period_key,
        chart.section_order * 100 + chart.place as place,
        chart.section,
        chart.standard_name as line,
        case when chart.normal_side = 'credit' then 1 else -1 end as sign,
        sum(measure.cash) as cash,
        sum(measure.accrual) as accrual
    from measure
    join accounts as account  -- one row per account
        on  account.client_id = measure.client_id
        and account.account_id = measure.account_id
    join standard_chart as chart  -- one row per standard account
        on chart.standard_account = account.standard_account
    group by all
),
item as (
    select
        line.client_id,
        line.period_key,
        coalesce(part.place, line.place) as place,
        case when part.kind = 'line' then line.section end as section,
        coalesce(part.line, line.line) as line,
        part.kind,
        case when part.kind = 'line' then line.sign else part.sign end as sign,
        sum(line.cash) as cash,
        sum(line.accrual) as accrual
    from line
    join statement_part as part  -- once for the line, and once for every total that its section belongs to
        on  part.statement = 'income statement'
        and part.section = line.section
    group by all
)
select
    item.client_id,
    period.period,
    period.fiscal_year,
    period.fiscal_quarter,
    period.period_number,
    period.first_day,
    period.last_day,
    item.place,
    item.section,
    item.line,
    item.kind,
    item.cash * item.sign as cash,
    item.accrual * item.sign as accrual,
    (item.cash - item.accrual) * item.sign as difference,
    item.cash as effect_on_net_income
from item
join dim_period as period  -- one row per period key
    on  period.client_id = item.client_id
    and period.period_key = item.period_key
