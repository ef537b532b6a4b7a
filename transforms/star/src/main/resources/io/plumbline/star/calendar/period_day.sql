-- One row per client and day of its calendar, with the periods that a posting of that day belongs to by its kind.
with month as (
    select * from dim_period where not is_adjustment
),
adjustment as (
    select client_id, year_first_day, period_key from dim_period where is_adjustment
)
select
    month.client_id,
    explode(sequence(month.first_day, month.last_day)) as day_on,
    month.period_key,
    coalesce(adjustment.period_key, month.period_key) as adjustment_period_key,
    month.first_day,
    month.fiscal_year,
    month.year_first_day
from month
left join adjustment  -- at most one a year
    on  adjustment.client_id = month.client_id
    and adjustment.year_first_day = month.year_first_day
