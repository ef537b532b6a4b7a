-- One row per session, or per exported aggregate of sessions.
with visit as (
    select
        *,
        channel_name(channel, source, medium) as channel_told,
        campaign_name(campaign) as campaign_told
    from staging_web_session
)
select
    visit.client_id,
    visit.visited_on,
    period_day.period_key,
    visit.session_id is null and (visit.sessions <> 1 or visit.users is not null) as is_aggregate,
    visit.session_id,
    visit.started_at,
    visit.user_id,
    visit.is_new_user,
    if(visit.channel_told is null, null, xxhash64(visit.channel_told)) as channel_key,
    if(visit.campaign_told is null, null, xxhash64(visit.client_id, lower(visit.campaign_told))) as campaign_key,
    visit.source,
    visit.medium,
    visit.device,
    visit.country,
    visit.landing_page,
    visit.sessions,
    visit.users,
    visit.new_users,
    visit.engaged_sessions,
    visit.page_views,
    visit.key_events,
    visit.duration_seconds,
    visit.revenue,
    visit.source_file_key,
    visit.source_row
from visit
left join period_day  -- a day belongs to one period of a client
    on  period_day.client_id = visit.client_id
    and period_day.day_on = visit.visited_on
