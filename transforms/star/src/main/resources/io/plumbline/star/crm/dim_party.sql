-- One row per version of a customer, supplier or employee.
with mention as (
    select * from party_match
),
known as (
    select
        client_id,
        party_id,
        max_by(party_name, struct(mentions, party_name)) filter (where party_name is not null) as usual_name,
        max_by(party_code, struct(mentions, party_code)) filter (where party_code is not null) as usual_code,
        bool_or(as_customer) as is_customer,
        bool_or(as_supplier) as is_supplier,
        bool_or(as_employee) as is_employee,
        min(email_hash) as email_hash,
        min(tax_id) as tax_id,
        bool_or(record in ('ledger_line', 'open_item')) as in_ledger,
        bool_or(record in ('party', 'deal')) as in_crm,
        bool_or(record = 'order_line') as in_commerce,
        min_by(match_evidence, struct(confidence, match_evidence)) as match_evidence,
        min(confidence) as confidence
    from mention
    group by client_id, party_id
),
list_entry as (
    select distinct client_id, feed, party_code, party_id
    from mention
    where record = 'party'
),
listed as (
    select
        party.*,
        list_entry.party_id,
        if(party.industry is null, 0, 1) + if(party.country is null, 0, 1) + if(party.city is null, 0, 1)
        + if(party.region is null, 0, 1) + if(party.is_person is null, 0, 1) as told
    from staging_party as party
    join list_entry  -- a listed code has one identity; where it had many names, each keeps its own
        on  list_entry.client_id = party.client_id
        and list_entry.feed = party.feed
        and list_entry.party_code = party.party_code
),
source as (
    select
        client_id,
        party_id,
        min_by(struct(feed, party_code), struct(-told, feed, party_code)) as fullest
    from listed
    group by client_id, party_id
),
chosen as (
    select
        listed.*,
        row_number() over (
            partition by listed.client_id, listed.party_id, listed.dump_on
            order by listed.source_file_key, listed.source_row
        ) as place
    from listed
    join source  -- one row per party: of several lists the one that tells most about it
        on  source.client_id = listed.client_id
        and source.party_id = listed.party_id
        and source.fullest.feed = listed.feed
        and source.fullest.party_code = listed.party_code
),
state as (
    select
        *,
        struct(party_name, is_person, industry, country, region, city, parent_name) as stated
    from chosen
    where place = 1
),
compared as (
    select
        *,
        lag(stated) over (partition by client_id, party_id order by dump_on) as stated_before,
        row_number() over (partition by client_id, party_id order by dump_on) as dump_number
    from state
),
version as (
    select
        *,
        if(dump_number = 1, date '1900-01-01', dump_on) as valid_from
    from compared
    where dump_number = 1 or not stated <=> stated_before
),
tiled as (
    select
        *,
        date_sub(lead(valid_from) over (partition by client_id, party_id order by valid_from), 1) as last_day
    from version
)
select
    xxhash64(known.client_id, known.party_id, coalesce(tiled.valid_from, date '1900-01-01')) as party_key,
    known.party_id,
    known.client_id,
    coalesce(tiled.party_name, known.usual_name, known.usual_code, 'unnamed') as party_name,
    known.is_customer,
    known.is_supplier,
    known.is_employee,
    tiled.is_person,
    known.email_hash,
    known.tax_id,
    tiled.industry,
    tiled.country,
    tiled.region,
    tiled.city,
    tiled.parent_name,
    concat_ws(
        ', ',
        if(known.in_ledger, 'ledger', null),
        if(known.in_crm, 'crm', null),
        if(known.in_commerce, 'commerce', null)
    ) as found_in,
    known.match_evidence,
    known.confidence,
    coalesce(tiled.valid_from, date '1900-01-01') as valid_from,
    coalesce(tiled.last_day, date '9999-12-31') as valid_to,
    tiled.last_day is null as is_current
from known
left join tiled  -- the grain: each version of the party
    on  tiled.client_id = known.client_id
    and tiled.party_id = known.party_id
