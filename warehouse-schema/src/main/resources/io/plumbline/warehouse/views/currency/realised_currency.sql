-- One row per posted line on an account of currency gains and losses, as effect on net income: realised by a settlement, or booked when a balance was remeasured.
create view realised_currency as
select
    line.client_id,
    period.period,
    period.first_day,
    line.posted_on,
    line.entry_id,
    account.account_code,
    account.account_name,
    case when remeasured.entry_key is null then 'realised' else 'remeasured' end as kind,
    party.party_name,
    line.document_ref,
    line.description,
    -line.amount as amount,
    file.path as file,
    line.source_row as file_row
from fact_ledger_line as line
join accounts as account  -- one row per account
    on  account.client_id = line.client_id
    and account.account_id = line.account_id
    and account.standard_account = 'currency-gain'
join dim_period as period  -- one row per period key
    on  period.client_id = line.client_id
    and period.period_key = line.period_key
left join (select distinct client_id, entry_key from booked_remeasurement) as remeasured
    on  remeasured.client_id = line.client_id
    and remeasured.entry_key = line.entry_key
left join dim_party as party  -- one version of a party per key
    on  party.client_id = line.client_id
    and party.party_key = line.party_key
join dim_source_file as file  -- one row per file
    on  file.client_id = line.client_id
    and file.source_file_key = line.source_file_key
where line.entry_kind <> 'closing'
