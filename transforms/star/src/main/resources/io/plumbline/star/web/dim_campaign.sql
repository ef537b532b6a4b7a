-- One row per campaign of a client.
with named as (
    select client_id, coalesce(campaign_name(campaign), campaign) as campaign, platform, spent_on as day_on
    from staging_ad_spend
    union all
    select client_id, campaign_name(campaign), null, visited_on from staging_web_session
    union all
    select client_id, campaign_name(campaign), null, ordered_on from staging_order_line
    union all
    select client_id, campaign_name(campaign), null, created_on from current_deal
)
select
    xxhash64(client_id, lower(campaign)) as campaign_key,
    client_id,
    min(campaign) as campaign,
    min(platform) as platform,
    min(day_on) as first_day,
    max(day_on) as last_day
from named
where campaign is not null
group by client_id, lower(campaign)
