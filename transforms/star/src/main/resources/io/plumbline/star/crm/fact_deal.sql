-- One row per deal of the newest dump.
with dumped as (
    select
        *,
        row_number() over (
            partition by client_id, feed, deal_id order by source_file_key desc, source_row desc
        ) as place
    from current_deal
),
deal as (
    select * from dumped where place = 1
)
select
    xxhash64(deal.client_id, deal.feed, deal.deal_id) as deal_key,
    deal.client_id,
    deal.deal_id,
    deal.deal_name,
    deal.pipeline,
    deal.stage,
    coalesce(deal.outcome, deal_outcome(deal.stage)) as outcome,
    deal.amount,
    coalesce(deal.currency, client.base_currency) as currency,
    deal.probability,
    party.party_key,
    product.product_key,
    deal.product,
    if(deal.channel is null, null, xxhash64(channel_name(deal.channel, null, null))) as channel_key,
    if(campaign_name(deal.campaign) is null, null, xxhash64(deal.client_id, lower(campaign_name(deal.campaign))))
        as campaign_key,
    deal.owner,
    deal.created_on,
    deal.expected_close_on,
    deal.closed_on,
    datediff(deal.closed_on, deal.created_on) as days_to_close,
    deal.source_file_key,
    deal.source_row
from deal
join client  -- every client is in the build, once
    on client.client_id = deal.client_id
left join party_match  -- one row per way in which a source mentions a party
    on  party_match.client_id = deal.client_id
    and party_match.record = 'deal'
    and party_match.feed = deal.feed
    and party_match.party_code <=> deal.party_code
    and party_match.party_name <=> deal.party_name
left join dim_party as party  -- one version of a party is current
    on  party.client_id = deal.client_id
    and party.party_id = party_match.party_id
    and party.is_current
left join product_match  -- one row per code and name
    on  product_match.client_id = deal.client_id
    and product_match.code <=> deal.product
    and product_match.name is null
left join dim_product as product  -- one version of a product is current
    on  product.client_id = deal.client_id
    and product.product_id = product_match.product_id
    and product.is_current
