-- One row per shard and marketing channel that a client of the shard names.
with named as (
    select client_id, channel_name(channel, source, medium) as channel from staging_web_session
    union all
    select client_id, channel_name(channel, null, null) from staging_order_line
    union all
    select client_id, channel_name(channel, null, null) from current_deal
)
select distinct
    client.shard,
    xxhash64(named.channel) as channel_key,
    named.channel,
    channel_is_paid(named.channel) as is_paid
from named
join client  -- every client is in the build, once
    on client.client_id = named.client_id
where named.channel is not null
