-- One row per posted ledger line: its counter-accounts, and the running balance of its account from there on.
create view general_ledger as
-- Accounts of the income statement start every fiscal year at nought, as in the trial balance.
with line as (
    select
        line.client_id,
        period.period,
        period.fiscal_year,
        period.era,
        period.ordinal,
        account.account_id,
        account.account_code,
        account.account_name,
        account.statement,
        line.posted_on,
        line.entry_key,
        line.entry_id,
        line.entry_kind,
        line.document_ref,
        line.description,
        line.party_key,
        line.location_key,
        line.amount,
        line.source_file_key,
        line.source_row,
        line.ledger_line_key
    from fact_ledger_line as line
    join ledger_period as period  -- one row per period key
        on  period.client_id = line.client_id
        and period.period_key = line.period_key
    join accounts as account  -- one row per account
        on  account.client_id = line.client_id
        and account.account_id = line.account_id
),
entry_account as (
    select distinct client_id, entry_key, account_id, account_name
    from line
    where entry_key is not null
),
counterpart as (
    select
        own.client_id,
        own.entry_key,
        own.account_id,
        string_agg(other.account_name, ', ' order by other.account_name) as counter_accounts
    from entry_account as own
    join entry_account as other  -- every other account of the entry
        on  other.client_id = own.client_id
        and other.entry_key = own.entry_key
        and other.account_id <> own.account_id
    group by own.client_id, own.entry_key, own.account_id
)
select
    line.client_id,
    line.period,
    line.fiscal_year,
    line.account_code,
    line.account_name,
    line.posted_on,
    line.entry_id,
    line.entry_kind,
    line.document_ref,
    line.description,
    party.party_name,
    location.location_name,
    counterpart.counter_accounts,
    greatest(line.amount, 0) as debit,
    greatest(-line.amount, 0) as credit,
    sum(line.amount) over (
        partition by line.client_id, line.account_id, line.era,
            case when line.statement = 'income statement' then line.fiscal_year end
        order by line.posted_on, line.source_file_key, line.source_row, line.ledger_line_key
        rows between unbounded preceding and current row
    ) as balance,
    source_file.path as file,
    line.source_row as file_row
from line
left join counterpart  -- one row per entry and account
    on  counterpart.client_id = line.client_id
    and counterpart.entry_key = line.entry_key
    and counterpart.account_id = line.account_id
left join dim_party as party  -- one row per version of a party
    on  party.client_id = line.client_id
    and party.party_key = line.party_key
left join dim_location as location  -- one row per version of a location
    on  location.client_id = line.client_id
    and location.location_key = line.location_key
left join dim_source_file as source_file  -- one row per file
    on  source_file.client_id = line.client_id
    and source_file.source_file_key = line.source_file_key
