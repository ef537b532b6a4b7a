-- One row per client, day, channel, location and currency with orders; refunds are negative, and orders count sales only.
create view orders_by_day as
select
    line.client_id,
    line.ordered_on,
    period.period,
    channel.channel,
    location.location_name,
    line.currency,
    count(distinct case when line.kind = 'sale' then line.order_key end) as orders,
    count(*) as lines,
    sum(line.quantity) as quantity,
    sum(line.net_amount) as net_amount,
    sum(case when line.kind = 'refund' then line.net_amount else 0 end) as refunds,
    sum(line.discount) as discount,
    sum(line.tax) as tax,
    sum(line.cost) as cost
from fact_order_line as line
left join dim_period as period  -- one row per period key
    on  period.client_id = line.client_id
    and period.period_key = line.period_key
left join dim_channel as channel  -- one row per channel
    on channel.channel_key = line.channel_key
left join dim_location as location  -- one row per version of a location
    on  location.client_id = line.client_id
    and location.location_key = line.location_key
group by all
