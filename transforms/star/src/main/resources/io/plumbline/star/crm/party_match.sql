-- One row per way in which a source mentions a party, with the party that it means.
with said as (
    select
        client_id,
        record,
        feed,
        party_code,
        party_name,
        email_hash,
        min(tax_id) as tax_id,
        bool_or(as_customer) as as_customer,
        bool_or(as_supplier) as as_supplier,
        bool_or(as_employee) as as_employee,
        sum(mentions) as mentions
    from party_mention
    group by client_id, record, feed, party_code, party_name, email_hash
)
select
    said.client_id,
    said.record,
    said.feed,
    said.party_code,
    said.party_name,
    said.email_hash,
    said.tax_id,
    said.as_customer,
    said.as_supplier,
    said.as_employee,
    said.mentions,
    xxhash64(identity.client_id, identity.identity) as party_id,
    identity.match_evidence,
    identity.confidence
from said
join party_identity as identity  -- one row per mention
    on  identity.client_id = said.client_id
    and identity.record = said.record
    and identity.feed = said.feed
    and identity.party_code <=> said.party_code
    and identity.party_name <=> said.party_name
    and identity.email_hash <=> said.email_hash
