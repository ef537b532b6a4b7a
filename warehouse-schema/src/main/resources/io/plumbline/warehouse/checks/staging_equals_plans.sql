-- error: planned amounts of all plan versions in staging = fact_plan_month
with staging as (
    select client_id, sum(amount) as amount from counted_plan_line group by client_id
),
star as (
    select client_id, sum(natural_amount) as amount from fact_plan_month group by client_id
)
select
    client_id,
    case when coalesce(staging.amount, 0) <> coalesce(star.amount, 0) then 1 else 0 end as failures,
    format('staging {}, warehouse {}', coalesce(staging.amount, 0)::varchar, coalesce(star.amount, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
