-- One row per client and day of its calendar.
select
    client_id,
    explode(sequence(first_day, last_day)) as day_on,
    period_key,
    first_day,
    fiscal_year
from dim_period
