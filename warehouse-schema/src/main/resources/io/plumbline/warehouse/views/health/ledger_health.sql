-- One row per finding about a ledger: what, how severe, where, how much, why, and the row of the file to look at.
create view ledger_health as
with finding as (
    from health_unbalanced_entry
    union all by name from health_duplicate_entry
    union all by name from health_numbering_gap
    union all by name from health_odd_day
    union all by name from health_odd_user
    union all by name from health_round_amount
    union all by name from health_recurring_line
    union all by name from health_negative_balance
    union all by name from health_suspense_balance
    union all by name from health_document_date
    union all by name from health_closed_period
)
select
    finding.client_id,
    finding.finding,
    finding.severity,
    period.period,
    finding.found_on,
    account.account_code,
    account.account_name,
    finding.entry_id,
    finding.amount,
    finding.reason,
    source_file.path as file,
    finding.source_row as file_row
from finding
left join dim_period as period  -- a day lies in one period
    on  period.client_id = finding.client_id
    and finding.found_on between period.first_day and period.last_day
left join accounts as account  -- one row per account
    on  account.client_id = finding.client_id
    and account.account_id = finding.account_id
left join dim_source_file as source_file  -- one row per file
    on  source_file.client_id = finding.client_id
    and source_file.source_file_key = finding.source_file_key
