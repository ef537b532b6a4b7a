-- One row per account, location and fiscal month from its first entry on: its balance, and all that it moved since the books begin.
create view account_to_date as
with span as (
    select client_id, account_id, location_id, min(first_day) as first_day
    from account_location_month
    group by client_id, account_id, location_id
),
account_period as (
    select
        period.client_id,
        period.period_key,
        period.ordinal,
        period.fiscal_year,
        period.era,
        period.is_fresh_start,
        span.account_id,
        span.location_id
    from ledger_period as period
    join span  -- every account and location once in every month
        on  span.client_id = period.client_id
        and span.first_day <= period.first_day
)
select
    account_period.client_id,
    account_period.ordinal,
    account_period.fiscal_year,
    account_period.account_id,
    account_period.location_id,
    coalesce(month.debit, 0) as month_debit,
    coalesce(month.credit, 0) as month_credit,
    sum(coalesce(month.debit, 0)) over books as debit,
    sum(coalesce(month.credit, 0)) over books as credit,
    sum(coalesce(month.earned, 0)) over books as earned,
    sum(coalesce(month.adjusted, 0)) over books as adjusted,
    -- what a fresh start opens with replaces what was there, and is no entry of its own
    sum(case when account_period.is_fresh_start then 0 else coalesce(month.opening_entries, 0) end) over books as opened,
    sum(coalesce(month.movement, 0)) over era as balance,
    sum(coalesce(month.movement, 0)) over year as balance_of_year,
    sum(coalesce(month.earned, 0)) over year as earned_of_year
from account_period
left join account_location_month as month  -- one row per account, location and period
    on  month.client_id = account_period.client_id
    and month.account_id = account_period.account_id
    and month.period_key = account_period.period_key
    and month.location_id is not distinct from account_period.location_id
window
    books as (
        partition by account_period.client_id, account_period.account_id, account_period.location_id
        order by account_period.ordinal
        rows between unbounded preceding and current row
    ),
    era as (
        partition by account_period.client_id, account_period.account_id, account_period.location_id, account_period.era
        order by account_period.ordinal
        rows between unbounded preceding and current row
    ),
    year as (
        partition by account_period.client_id, account_period.account_id, account_period.location_id,
            account_period.era, account_period.fiscal_year
        order by account_period.ordinal
        rows between unbounded preceding and current row
    )
