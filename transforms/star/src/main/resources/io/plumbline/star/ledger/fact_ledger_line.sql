-- One row per posted line of a journal entry: every staged line that is true, once.
with line as (
    select * from staging_ledger_line
)
select /*+ broadcast(closing_entry) */
    xxhash64(line.source_file_key, line.source_row, 'ledger_line', line.account_code, coalesce(line.amount, line.natural_amount)) as ledger_line_key,
    line.client_id,
    -- many books number their entries afresh every year
    if(line.entry_id is null, null, xxhash64(line.client_id, line.feed, period_day.fiscal_year, line.entry_id)) as entry_key,
    line.entry_id,
    coalesce(line.entry_kind, if(closing_entry.entry_id is null, 'normal', 'closing')) as entry_kind,
    line.journal_code,
    line.posted_on,
    case line.entry_kind
        when 'opening' then opening_period.period_key
        when 'adjustment' then period_day.adjustment_period_key
        else period_day.period_key
    end as period_key,
    account.account_key,
    account.account_id,
    party.party_key,
    location.location_key,
    line.document_type,
    line.document_ref,
    line.document_on,
    line.due_on,
    line.description,
    coalesce(line.amount, line.natural_amount * account.report_sign) as amount,
    coalesce(line.currency, client.base_currency) as currency,
    coalesce(line.transaction_amount, line.amount, line.natural_amount * account.report_sign) as transaction_amount,
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
left join opening_period  -- one row per client, file and day
    on  line.entry_kind = 'opening'
    and opening_period.client_id = line.client_id
    and opening_period.source_file_key = line.source_file_key
    and opening_period.posted_on = line.posted_on
left join dim_account as account  -- the versions of an account tile all days from 1900 on without overlap
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
left join closing_entry  -- one row per feed, entry and day
    on  closing_entry.client_id = line.client_id
    and closing_entry.feed = line.feed
    and closing_entry.entry_id = line.entry_id
    and closing_entry.last_day = line.posted_on
