-- error: lines of bank statements that count = fact_bank_line, in number and in sum
with staging as (
    select client_id, count(*) as lines, sum(amount) as amount
    from counted_bank_line
    group by client_id
),
star as (
    select client_id, count(*) as lines, sum(amount) as amount
    from fact_bank_line
    group by client_id
)
select
    client_id,
    abs(coalesce(staging.lines, 0) - coalesce(star.lines, 0))
        + case when coalesce(staging.amount, 0) <> coalesce(star.amount, 0) then 1 else 0 end as failures,
    format('staging {} bank lines of {}, warehouse {} of {}', coalesce(staging.lines, 0),
        coalesce(staging.amount, 0)::varchar, coalesce(star.lines, 0), coalesce(star.amount, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
