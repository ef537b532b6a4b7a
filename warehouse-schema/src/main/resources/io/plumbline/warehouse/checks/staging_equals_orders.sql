-- error: order lines in staging that count = fact_order_line, in rows and in net amount
with staging as (
    select client_id, count(*) as lines, sum(net_amount) as amount from counted_order_line group by client_id
),
star as (
    select client_id, count(*) as lines, sum(net_amount) as amount from fact_order_line group by client_id
)
select
    client_id,
    abs(coalesce(staging.lines, 0) - coalesce(star.lines, 0))
        + case when coalesce(staging.amount, 0) <> coalesce(star.amount, 0) then 1 else 0 end as failures,
    format('staging {} lines of {} net, orders {} lines of {} net', coalesce(staging.lines, 0),
        coalesce(staging.amount, 0)::varchar, coalesce(star.lines, 0), coalesce(star.amount, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
