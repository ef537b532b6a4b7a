-- One row per posted line of a journal entry: every staged line that is true, once.
with line as (
    select * from staging_ledger_line
),
account as (
    -- What a natural amount means follows the type that the source gives the account and, without one, its family, never
    -- its own normal side: a report shows accumulated depreciation as a negative asset.
    select
        *,
        case
            when source_sign is not null then source_sign
            when section in ('other income and expense', 'interest') then natural_sign
            when section = 'revenue' or section_order between 100 and 299 then -1
            else 1
        end as family_sign
    from dim_account
)
select
    xxhash64(line.source_file_key, line.source_row, 'ledger_line', line.account_code, coalesce(line.amount, line.natural_amount)) as ledger_line_key,
    line.client_id,
    -- many books number their entries afresh every year
    if(line.entry_id is null, null, xxhash64(line.client_id, line.feed, period_day.fiscal_year, line.entry_id)) as entry_key,
    line.entry_id,
    coalesce(line.entry_kind, 'normal') as entry_kind,
    line.journal_code,
    line.posted_on,
    period_day.period_key,
    account.account_key,
    account.account_id,
    party.party_key,
    location.location_key,
    line.document_type,
    line.document_ref,
    line.document_on,
    line.due_on,
    line.description,
    coalesce(line.amount, line.natural_amount * account.family_sign) as amount,
    coalesce(line.currency, client.base_currency) as currency,
    coalesce(line.transaction_amount, line.amount, line.natural_amount * account.family_sign) as transaction_amount,
    line.settlement_ref,
    line.entered_on,
    line.entered_by,
    line.source_file_key,
    line.source_row
from line
join client  -- every client is in the build, once
    on client.client_id = line.client_id
left join period_day  -- a day belongs to one period of a client
    on  period_day.client_id = line.client_id
    and period_day.day_on = line.posted_on
left join account  -- the versions of an account tile all days from 1900 on without overlap
    on  account.client_id = line.client_id
    and account.account_code = line.account_code
    and greatest(line.posted_on, date '1900-01-01') between account.valid_from and account.valid_to
left join party_match  -- one row per way in which a source mentions a party
    on  party_match.client_id = line.client_id
    and party_match.record = 'ledger_line'
    and party_match.feed = line.feed
    and party_match.party_code <=> line.party_code
    and party_match.party_name <=> line.party_name
left join dim_party as party  -- the versions of a party tile all days without overlap
    on  party.client_id = line.client_id
    and party.party_id = party_match.party_id
    and greatest(line.posted_on, date '1900-01-01') between party.valid_from and party.valid_to
left join location_match  -- one row per text
    on  location_match.client_id = line.client_id
    and location_match.code = line.location
    and location_match.name is null
left join dim_location as location  -- the versions of a location tile all days without overlap
    on  location.client_id = line.client_id
    and location.location_id = location_match.location_id
    and greatest(line.posted_on, date '1900-01-01') between location.valid_from and location.valid_to
