-- One row per account, location and fiscal month with entries, in money accounts only; location_id is empty where none is given.
create view account_location_month as
select
    month.client_id,
    month.account_id,
    month.location_id,
    month.period_key,
    period.first_day,
    period.fiscal_year,
    period.period_number,
    account.statement,
    sum(case when month.entry_kind = 'opening' then month.movement else 0 end) as opening_entries,
    sum(case when month.entry_kind = 'opening' then 0 else month.debit end) as debit,
    sum(case when month.entry_kind = 'opening' then 0 else month.credit end) as credit,
    sum(case when month.entry_kind in ('normal', 'adjustment') then month.movement else 0 end) as earned,
    sum(case when month.entry_kind = 'adjustment' then month.movement else 0 end) as adjusted,
    sum(month.movement) as movement
from fact_account_month as month
join dim_period as period  -- one row per period key
    on  period.client_id = month.client_id
    and period.period_key = month.period_key
join dim_account as account  -- the versions of an account tile all days: the one in force at the end of the period
    on  account.client_id = month.client_id
    and account.account_id = month.account_id
    and greatest(period.last_day, date '1900-01-01') between account.valid_from and account.valid_to
where account.statement <> 'none'
group by all
