-- One row per ledger line that a newer export added to days known before, or no longer has: what books restate, and since when.
create view ledger_restatement as
select
    change.client_id,
    period.period,
    period.fiscal_year,
    change.known_at,
    change.told_otherwise_at,
    change.change,
    -- whole days from the end of the month to the export that tells the change
    cast(change.known_at as date) - period.last_day as days_after_period,
    change.posted_on,
    change.entry_kind,
    account.account_id,
    change.account_code,
    account.account_name,
    account.statement,
    account.section,
    account.standard_name as line,
    change.entry_id,
    change.document_ref,
    change.description,
    coalesce(
        change.amount,
        change.natural_amount * account.report_sign
    ) * case when change.change = 'added' then 1 else -1 end as amount,
    change.source_file_key,
    source_file.path as file,
    change.source_row as file_row,
    told_by.path as told_by_file
from ledger_change as change
left join accounts as account  -- one row per account
    on  account.client_id = change.client_id
    and account.account_code = change.account_code
left join dim_period as period  -- a day lies in one period
    on  period.client_id = change.client_id
    and change.posted_on between period.first_day and period.last_day
left join dim_source_file as source_file  -- one row per file
    on  source_file.client_id = change.client_id
    and source_file.source_file_key = change.source_file_key
left join dim_source_file as told_by  -- one row per file
    on  told_by.client_id = change.client_id
    and told_by.source_file_key = change.told_by_file_key
