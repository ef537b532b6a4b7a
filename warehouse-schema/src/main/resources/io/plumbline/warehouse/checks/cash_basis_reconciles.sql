-- warning: income on the cash basis = income accrued - what waits for open receivables and payables, and those open = their balances
-- Another route than the view's, which adds up matched parts of lines: account months, which know nothing of payments. A
-- warning, as no statement of the ledger stands on what payments could be matched to.
with booked as (
    select
        month.client_id,
        coalesce(-sum(month.movement) filter (
            where account.statement = 'income statement' and month.entry_kind in ('normal', 'adjustment')), 0) as accrued,
        coalesce(sum(case account.section when 'receivables' then month.movement when 'payables' then -month.movement end), 0) as owed
    from fact_account_month as month
    join accounts as account  -- one row per account
        on  account.client_id = month.client_id
        and account.account_id = month.account_id
    where month.client_id = getvariable('client')
    group by month.client_id
),
counted as (
    select client_id, sum(effect_on_net_income) as counted
    from income_statement_cash_basis
    where client_id = getvariable('client')
      and line = 'Net income'
    group by client_id
),
waiting as (
    select client_id, sum(net_income_held_back) as held_back, sum(open) as open
    from cash_basis_unmatched
    where client_id = getvariable('client')
    group by client_id
),
compared as (
    select
        booked.client_id,
        booked.accrued,
        booked.owed,
        coalesce(counted.counted, 0) as counted,
        coalesce(waiting.held_back, 0) as held_back,
        coalesce(waiting.open, 0) as open
    from booked
    left join counted  -- one row per client
        on counted.client_id = booked.client_id
    left join waiting  -- one row per client
        on waiting.client_id = booked.client_id
)
select
    client_id,
    (counted <> accrued - held_back)::integer + (open <> owed)::integer as failures,
    format('net income {}, {} of it held back, {} on the cash basis; {} open, balances {}', accrued::varchar, held_back::varchar,
        counted::varchar, open::varchar, owed::varchar) as compared,
    case when counted <> accrued - held_back or open <> owed then
        format('cash basis {} beside {}, open items {} beside {}', counted::varchar, (accrued - held_back)::varchar,
            open::varchar, owed::varchar)
    end as sample
from compared
