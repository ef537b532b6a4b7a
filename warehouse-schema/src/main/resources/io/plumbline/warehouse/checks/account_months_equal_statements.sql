-- error: fact_account_month = income statement (net income by month) and balance sheet (assets at the last month)
-- Another route than the views': straight from the months through the accounts in force, without eras and layouts.
with month as (
    select
        month.client_id, month.account_id, month.period_key, month.first_day, month.entry_kind, month.movement,
        period.fiscal_year,
        greatest(period.last_day, date '1900-01-01') as last_day,
        greatest(max(period.last_day) over (partition by month.client_id), date '1900-01-01') as newest_day
    from fact_account_month as month
    join dim_period as period  -- one row per period key
        on  period.client_id = month.client_id
        and period.period_key = month.period_key
),
movement as (
    select month.*, account.statement
    from month
    asof join dim_account as account  -- the last version that has begun when the period ends
        on  account.client_id = month.client_id
        and account.account_id = month.account_id
        and account.valid_from <= month.last_day
),
net_income as (
    select client_id, period_key, -sum(movement) as amount
    from movement
    where statement = 'income statement'
      and entry_kind in ('normal', 'adjustment')
    group by client_id, period_key
),
income_compared as (
    select
        coalesce(net_income.client_id, shown.client_id) as client_id,
        'net income of ' || shown.period as what,
        coalesce(net_income.amount, 0) as expected,
        coalesce(shown.actual, 0) as found
    from net_income
    full join (
        select comparison.client_id, period.period_key, comparison.period, comparison.actual
        from income_comparison as comparison
        join dim_period as period  -- one row per client and label
            on  period.client_id = comparison.client_id
            and period.period = comparison.period
        where comparison.line = 'Net income' and comparison.kind = 'total' and comparison.actual is not null
    ) as shown  -- one row per client and period on either side
        on  shown.client_id = net_income.client_id
        and shown.period_key = net_income.period_key
),
fresh_start as (
    select client_id, max(fiscal_year) as fiscal_year from carried_forward group by client_id
),
assets as (
    select month.client_id, sum(month.movement) as amount
    from month
    asof join dim_account as account  -- the last version that has begun when the newest period ends
        on  account.client_id = month.client_id
        and account.account_id = month.account_id
        and account.valid_from <= month.newest_day
    left join fresh_start  -- one row per client
        on fresh_start.client_id = month.client_id
    where account.statement = 'balance sheet'
      and (account.section_order < 100 or account.section_order >= 900)
      and (fresh_start.fiscal_year is null or month.fiscal_year >= fresh_start.fiscal_year)
    group by month.client_id
),
assets_compared as (
    select assets.client_id, 'assets at the end of ' || sheet.period as what, assets.amount as expected, sheet.amount as found
    from assets
    join (
        select client_id, period, amount
        from balance_sheet
        where line = 'Total assets'
        qualify row_number() over (partition by client_id order by first_day desc) = 1
    ) as sheet  -- one row per client
        on sheet.client_id = assets.client_id
),
compared as (
    select * from income_compared
    union all
    select * from assets_compared
)
select
    client_id,
    count(*) filter (where expected <> found) as failures,
    format('{} figures, net income of all months {}', count(*),
        coalesce(sum(found) filter (where what like 'net income%'), 0)::varchar) as compared,
    list_aggregate((list(format('{}: account months {}, statement {}', what, expected::varchar, found::varchar) order by what)
        filter (where expected <> found))[1:3], 'string_agg', '; ') as sample
from compared
group by client_id
