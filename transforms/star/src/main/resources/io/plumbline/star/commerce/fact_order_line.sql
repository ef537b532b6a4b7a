-- One row per line of an order, refunds negative: every staged line that is true, once.
with line as (
    select
        *,
        if(customer_email like '%@%', sha2(lower(trim(customer_email)), 256), customer_email) as email_hash,
        row_number() over (
            partition by client_id, feed, order_id order by source_file_key, source_row, line_number
        ) as place_in_file
    from staging_order_line
)
select
    xxhash64(
        line.source_file_key, line.source_row, 'order_line', coalesce(line.line_number, line.place_in_file)
    ) as order_line_key,
    line.client_id,
    xxhash64(line.client_id, line.feed, line.order_id) as order_key,
    line.order_id,
    coalesce(line.line_number, line.place_in_file) as line_number,
    line.ordered_on,
    line.ordered_at,
    period_day.period_key,
    coalesce(line.kind, 'sale') as kind,
    line.status,
    if(channel_name(line.channel, null, null) is null, null, xxhash64(channel_name(line.channel, null, null)))
        as channel_key,
    location.location_key,
    product.product_key,
    party.party_key,
    if(campaign_name(line.campaign) is null, null, xxhash64(line.client_id, lower(campaign_name(line.campaign))))
        as campaign_key,
    line.quantity,
    line.unit_price,
    line.discount,
    line.net_amount,
    line.tax,
    line.cost,
    coalesce(line.currency, client.base_currency) as currency,
    line.source_file_key,
    line.source_row
from line
join client  -- every client is in the build, once
    on client.client_id = line.client_id
left join period_day  -- a day belongs to one period of a client
    on  period_day.client_id = line.client_id
    and period_day.day_on = line.ordered_on
left join location_match  -- one row per text
    on  location_match.client_id = line.client_id
    and location_match.code = line.location
    and location_match.name is null
left join dim_location as location  -- the versions of a location tile all days without overlap
    on  location.client_id = line.client_id
    and location.location_id = location_match.location_id
    and greatest(line.ordered_on, date '1900-01-01') between location.valid_from and location.valid_to
left join product_match  -- one row per code and name
    on  product_match.client_id = line.client_id
    and product_match.code <=> line.product_code
    and product_match.name <=> line.product_name
left join dim_product as product  -- the versions of a product tile all days without overlap
    on  product.client_id = line.client_id
    and product.product_id = product_match.product_id
    and greatest(line.ordered_on, date '1900-01-01') between product.valid_from and product.valid_to
left join party_match  -- one row per way in which a source mentions a party
    on  party_match.client_id = line.client_id
    and party_match.record = 'order_line'
    and party_match.feed = line.feed
    and party_match.party_code <=> line.customer_code
    and party_match.party_name <=> line.customer_name
    and party_match.email_hash <=> line.email_hash
left join dim_party as party  -- the versions of a party tile all days without overlap
    on  party.client_id = line.client_id
    and party.party_id = party_match.party_id
    and greatest(line.ordered_on, date '1900-01-01') between party.valid_from and party.valid_to
