-- One row per client, fiscal month and line or total of the balance sheet at the month's end, in reading order by place.
create view balance_sheet as
-- Earnings are split at the fiscal year of each reported month: what the income statement shows of the
-- year so far is current-year earnings; all else that income statement accounts carry (earlier years,
-- less what closing entries moved into the equity accounts) stands in retained earnings.
with balance as (
    select
        balance.client_id,
        balance.period,
        balance.fiscal_year,
        balance.first_day,
        balance.last_day,
        account.statement,
        account.standard_account,
        sum(balance.balance) as balance,
        sum(balance.earned_in_year) as earned_in_year
    from account_balance as balance
    join dim_account as account  -- the versions of an account tile all days: the one in force at the end of the period
        on  account.client_id = balance.client_id
        and account.account_id = balance.account_id
        and greatest(balance.last_day, date '1900-01-01') between account.valid_from and account.valid_to
    group by all
),
part as (
    select client_id, period, fiscal_year, first_day, last_day, standard_account, balance
    from balance
    where statement = 'balance sheet'
    union all
    select client_id, period, fiscal_year, first_day, last_day, 'retained-earnings', balance - earned_in_year
    from balance
    where statement = 'income statement'
    union all
    select client_id, period, fiscal_year, first_day, last_day, 'current-year-earnings', earned_in_year
    from balance
    where statement = 'income statement'
),
line as (
    select
        part.client_id,
        part.period,
        part.fiscal_year,
        part.first_day,
        part.last_day,
        case
            when part.standard_account = 'current-year-earnings' then 21099
            when chart.section = 'unclassified' then 9900
            else chart.section_order * 100 + chart.place
        end as place,
        coalesce(chart.section, 'equity') as section,
        case
            when part.standard_account = 'current-year-earnings' then 'Current-year earnings'
            when part.standard_account = 'retained-earnings' then 'Retained earnings'
            else chart.standard_name
        end as line,
        sum(part.balance) as balance
    from part
    left join standard_chart as chart  -- one row per standard account
        on chart.standard_account = part.standard_account
    group by all
),
layout_section as (
    select place, line, kind, sign, unnest(sections) as section
    from statement_layout
    where statement = 'balance sheet'
),
item as (
    select
        line.client_id, line.period, line.fiscal_year, line.first_day, line.last_day, line.place,
        line.section, line.line, 'line' as kind, side.sign, line.balance
    from line
    join layout_section as side  -- every section has one side
        on  side.section = line.section
        and side.line in ('Total assets', 'Total liabilities', 'Total equity')
    where line.balance <> 0
    union all
    select
        line.client_id, line.period, line.fiscal_year, line.first_day, line.last_day, layout.place,
        null, layout.line, layout.kind, layout.sign, sum(line.balance)
    from line
    join layout_section as layout  -- once for every total that the section belongs to
        on layout.section = line.section
    group by all
)
select
    client_id,
    period,
    fiscal_year,
    first_day,
    last_day,
    place,
    case when place < 10000 then 'assets' when place < 20000 then 'liabilities' else 'equity' end as side,
    section,
    line,
    kind,
    balance * sign as amount
from item
