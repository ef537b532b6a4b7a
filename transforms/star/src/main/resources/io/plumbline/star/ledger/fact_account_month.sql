-- One row per account, fiscal month, location and kind of entry that has a posting.
with line as (
    select * from fact_ledger_line
)
select
    line.client_id,
    line.account_id,
    line.period_key,
    location.location_id,
    line.entry_kind,
    period.first_day,
    sum(if(line.amount > 0, line.amount, 0)) as debit,
    sum(if(line.amount < 0, -line.amount, 0)) as credit,
    sum(line.amount) as movement,
    count(*) as lines
from line
join dim_period as period  -- the period's primary key
    on period.period_key = line.period_key
left join dim_location as location  -- the location's primary key
    on location.location_key = line.location_key
group by
    line.client_id,
    line.account_id,
    line.period_key,
    location.location_id,
    line.entry_kind,
    period.first_day
