-- error: deals of the newest dump = fact_deal, in number and in amount
with staging as (
    select client_id, count(*) as deals, sum(amount) as amount
    from (
        select client_id, feed, deal_id, max_by(amount, source_row) as amount
        from counted_deal
        group by client_id, feed, deal_id
    )
    group by client_id
),
star as (
    select client_id, count(*) as deals, sum(amount) as amount from fact_deal group by client_id
)
select
    client_id,
    abs(coalesce(staging.deals, 0) - coalesce(star.deals, 0))
        + case when coalesce(staging.amount, 0) <> coalesce(star.amount, 0) then 1 else 0 end as failures,
    format('staging {} deals of {}, pipeline {} deals of {}', coalesce(staging.deals, 0), coalesce(staging.amount, 0)::varchar,
        coalesce(star.deals, 0), coalesce(star.amount, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
