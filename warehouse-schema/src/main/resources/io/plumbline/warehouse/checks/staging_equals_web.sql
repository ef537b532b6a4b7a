-- error: web sessions in staging that count = fact_web_session, in rows, sessions and revenue
with staging as (
    select client_id, count(*) as lines, sum(sessions) as sessions, coalesce(sum(revenue), 0) as revenue
    from counted_web_session
    group by client_id
),
star as (
    select client_id, count(*) as lines, sum(sessions) as sessions, coalesce(sum(revenue), 0) as revenue
    from fact_web_session
    group by client_id
)
select
    client_id,
    abs(coalesce(staging.lines, 0) - coalesce(star.lines, 0))
        + case
            when coalesce(staging.sessions, 0) <> coalesce(star.sessions, 0)
              or coalesce(staging.revenue, 0) <> coalesce(star.revenue, 0) then 1
            else 0
        end as failures,
    format('staging {} rows with {} sessions and {} revenue, warehouse {} rows with {} sessions and {} revenue',
        coalesce(staging.lines, 0), coalesce(staging.sessions, 0)::varchar, coalesce(staging.revenue, 0)::varchar,
        coalesce(star.lines, 0), coalesce(star.sessions, 0)::varchar, coalesce(star.revenue, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
