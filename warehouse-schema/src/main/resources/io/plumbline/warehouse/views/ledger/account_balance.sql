-- One row per account and fiscal month from its first entry on: movement, balance, and the part of the fiscal year so far.
create view account_balance as
with account_span as (
    select month.client_id, month.account_id, period.era, min(month.first_day) as first_day
    from account_month as month
    join ledger_period as period  -- one row per period key
        on  period.client_id = month.client_id
        and period.period_key = month.period_key
    group by month.client_id, month.account_id, period.era
),
account_period as (
    select
        period.client_id,
        period.period_key,
        period.period,
        period.first_day,
        period.last_day,
        period.fiscal_year,
        period.era,
        account_span.account_id
    from ledger_period as period
    join account_span  -- every account once in every period of its era
        on  account_span.client_id = period.client_id
        and account_span.era = period.era
        and account_span.first_day <= period.first_day
)
select
    account_period.client_id,
    account_period.period_key,
    account_period.period,
    account_period.first_day,
    account_period.last_day,
    account_period.fiscal_year,
    account_period.account_id,
    coalesce(month.debit, 0) as debit,
    coalesce(month.credit, 0) as credit,
    sum(coalesce(month.movement, 0)) over era as balance,
    sum(coalesce(month.movement, 0)) over year as balance_of_year,
    sum(coalesce(month.earned, 0)) over year as earned_in_year
from account_period
left join account_month as month  -- one row per account and period
    on  month.client_id = account_period.client_id
    and month.account_id = account_period.account_id
    and month.period_key = account_period.period_key
window
    era as (
        partition by account_period.client_id, account_period.account_id, account_period.era
        order by account_period.first_day
        rows between unbounded preceding and current row
    ),
    year as (
        partition by account_period.client_id, account_period.account_id, account_period.era, account_period.fiscal_year
        order by account_period.first_day
        rows between unbounded preceding and current row
    )
