-- error: open items of the newest dump = fact_open_item, in number and in open amount
with staging as (
    select client_id, count(*) as items, sum(open_amount) as amount
    from (
        select client_id, feed, item_id, max_by(open_amount, source_row) as open_amount
        from counted_open_item
        group by client_id, feed, item_id
    )
    group by client_id
),
star as (
    select client_id, count(*) as items, sum(open_amount) as amount from fact_open_item group by client_id
)
select
    client_id,
    abs(coalesce(staging.items, 0) - coalesce(star.items, 0))
        + case when coalesce(staging.amount, 0) <> coalesce(star.amount, 0) then 1 else 0 end as failures,
    format('staging {} items with {} open, warehouse {} items with {} open', coalesce(staging.items, 0),
        coalesce(staging.amount, 0)::varchar, coalesce(star.items, 0), coalesce(star.amount, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
