-- One row per client, day and channel with visits; users of aggregates are added up although they overlap.
create view web_traffic as
select
    session.client_id,
    session.visited_on,
    period.period,
    channel.channel,
    sum(session.sessions) as sessions,
    coalesce(sum(session.users), 0) + count(distinct case when not session.is_aggregate then session.user_id end) as users,
    sum(coalesce(session.new_users, case when session.is_new_user then 1 else 0 end)) as new_users,
    sum(session.engaged_sessions) as engaged_sessions,
    round(sum(session.engaged_sessions) / nullif(sum(session.sessions), 0), 4) as engagement_rate,
    sum(session.page_views) as page_views,
    sum(session.key_events) as key_events,
    sum(session.revenue) as revenue
from fact_web_session as session
left join dim_period as period  -- one row per period key
    on  period.client_id = session.client_id
    and period.period_key = session.period_key
left join dim_channel as channel  -- one row per channel
    on channel.channel_key = session.channel_key
group by all
