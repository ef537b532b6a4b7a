-- One row per invoice or bill of the newest list, with what is still open.
with listed as (
    select
        *,
        row_number() over (
            partition by client_id, feed, item_id order by source_file_key desc, source_row desc
        ) as place
    from current_open_item
),
item as (
    select * from listed where place = 1
)
select
    xxhash64(item.client_id, item.feed, item.item_id) as open_item_key,
    item.client_id,
    item.item_id,
    item.kind,
    party.party_key,
    item.document_ref,
    item.issued_on,
    coalesce(item.due_on, item.issued_on) as due_on,
    item.amount,
    item.open_amount,
    coalesce(item.currency, client.base_currency) as currency,
    item.source_file_key,
    item.source_row
from item
join client  -- every client is in the build, once
    on client.client_id = item.client_id
left join party_match  -- one row per way in which a source mentions a party
    on  party_match.client_id = item.client_id
    and party_match.record = 'open_item'
    and party_match.feed = item.feed
    and party_match.party_code <=> item.party_code
    and party_match.party_name <=> item.party_name
left join dim_party as party  -- one version of a party is current
    on  party.client_id = item.client_id
    and party.party_id = party_match.party_id
    and party.is_current
