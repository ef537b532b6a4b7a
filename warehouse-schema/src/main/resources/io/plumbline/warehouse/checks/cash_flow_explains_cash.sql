-- error: operating, investing and financing cash flow and the currency effect = change in cash in every month; a warning for clients with lines outside any entry
-- Another route than the view's, which adds up all accounts but cash: the cash accounts themselves, straight from the months.
with cash as (
    select month.client_id, month.period_key, sum(month.movement) as change
    from fact_account_month as month
    join accounts as account  -- one row per account
        on  account.client_id = month.client_id
        and account.account_id = month.account_id
    where account.cash_flow_class = 'cash'
      and account.statement = 'balance sheet'
      and month.entry_kind in ('normal', 'adjustment')
    group by month.client_id, month.period_key
),
flow as (
    select
        client_id,
        period,
        first_day,
        sum(case when line like 'Cash flow from %' or section = 'currency effect' then amount else 0 end) as explained,
        sum(case line
            when 'Cash at the end' then amount
            when 'Cash at the beginning' then -amount
            when 'Opening balances entered' then -amount
            else 0
        end) as between_balances
    from cash_flow
    group by client_id, period, first_day
),
compared as (
    select
        flow.client_id,
        flow.period,
        flow.first_day,
        flow.explained,
        coalesce(cash.change, 0) as change,
        flow.explained <> coalesce(cash.change, 0) or flow.between_balances <> coalesce(cash.change, 0) as is_broken
    from flow
    join dim_period as period  -- one row per client and label
        on  period.client_id = flow.client_id
        and period.period = flow.period
    left join cash  -- one row per period key
        on  cash.client_id = period.client_id
        and cash.period_key = period.period_key
),
loose as (
    select distinct client_id from fact_ledger_line where entry_key is null
)
select
    compared.client_id,
    count(*) filter (where is_broken) as failures,
    format('{} months; cash flow {}, change in cash {}', count(*), sum(explained)::varchar, sum(change)::varchar) as compared,
    list_aggregate((list(format('{}: cash flow {}, change in cash {}', period, explained::varchar, change::varchar)
        order by first_day) filter (where is_broken))[1:3], 'string_agg', '; ') as sample,
    case when count(loose.client_id) > 0 then 'warning' end as severity
from compared
left join loose  -- one row per client
    on loose.client_id = compared.client_id
group by compared.client_id
