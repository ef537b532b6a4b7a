-- One row per posted ledger line, with its account, its party, and the file and row that it came from.
create view ledger as
select
    line.client_id,
    period.period,
    period.fiscal_year,
    line.posted_on,
    line.entry_id,
    line.entry_kind,
    line.journal_code,
    account.account_code,
    account.account_name,
    account.account_path,
    account.standard_name as line,
    account.statement,
    account.section,
    party.party_name,
    location.location_name,
    line.document_type,
    line.document_ref,
    line.document_on,
    line.due_on,
    line.description,
    greatest(line.amount, 0) as debit,
    greatest(-line.amount, 0) as credit,
    line.amount,
    line.amount * account.natural_sign as natural_amount,
    line.currency,
    line.transaction_amount,
    source_file.path as file,
    line.source_row as file_row,
    line.ledger_line_key,
    line.entry_key
from fact_ledger_line as line
left join dim_period as period  -- one row per period key
    on  period.client_id = line.client_id
    and period.period_key = line.period_key
left join dim_account as account  -- one row per version of an account
    on  account.client_id = line.client_id
    and account.account_key = line.account_key
left join dim_party as party  -- one row per version of a party
    on  party.client_id = line.client_id
    and party.party_key = line.party_key
left join dim_location as location  -- one row per version of a location
    on  location.client_id = line.client_id
    and location.location_key = line.location_key
left join dim_source_file as source_file  -- one row per file
    on  source_file.client_id = line.client_id
    and source_file.source_file_key = line.source_file_key
