-- error: figures of the newest export of each vendor report = fact_stated_balance, in number and in sum
with staging as (
    select client_id, count(*) as figures, sum(coalesce(amount, natural_amount)) as amount
    from counted_stated_balance
    group by client_id
),
star as (
    select client_id, count(*) as figures, sum(coalesce(amount, natural_amount)) as amount
    from fact_stated_balance
    group by client_id
)
select
    client_id,
    abs(coalesce(staging.figures, 0) - coalesce(star.figures, 0))
        + case when coalesce(staging.amount, 0) <> coalesce(star.amount, 0) then 1 else 0 end as failures,
    format('staging {} figures of {}, warehouse {} figures of {}', coalesce(staging.figures, 0),
        coalesce(staging.amount, 0)::varchar, coalesce(star.figures, 0), coalesce(star.amount, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
