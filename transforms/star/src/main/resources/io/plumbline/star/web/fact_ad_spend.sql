-- One row per campaign and day, as exported.
select
    spend.client_id,
    spend.spent_on,
    period_day.period_key,
    xxhash64(spend.client_id, lower(coalesce(campaign_name(spend.campaign), spend.campaign))) as campaign_key,
    spend.platform,
    spend.cost,
    coalesce(spend.currency, client.base_currency) as currency,
    spend.impressions,
    spend.clicks,
    spend.conversions,
    spend.source_file_key,
    spend.source_row
from staging_ad_spend as spend
join client  -- every client is in the build, once
    on client.client_id = spend.client_id
left join period_day  -- a day belongs to one period of a client
    on  period_day.client_id = spend.client_id
    and period_day.day_on = spend.spent_on
