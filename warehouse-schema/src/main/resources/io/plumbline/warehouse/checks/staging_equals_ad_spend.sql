-- error: advertising cost in staging that counts = fact_ad_spend
with staging as (
    select client_id, sum(cost) as cost from counted_ad_spend group by client_id
),
star as (
    select client_id, sum(cost) as cost from fact_ad_spend group by client_id
)
select
    client_id,
    case when coalesce(staging.cost, 0) <> coalesce(star.cost, 0) then 1 else 0 end as failures,
    format('staging {}, warehouse {}', coalesce(staging.cost, 0)::varchar, coalesce(star.cost, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
