-- One row per journal entry whose debits are not its credits.
create view health_unbalanced_entry as
select
    line.client_id,
    'unbalanced entry' as finding,
    'error' as severity,
    min(line.posted_on) as found_on,
    null::bigint as account_id,
    any_value(line.entry_id) as entry_id,
    sum(line.amount) as amount,
    format('debits and credits differ by {}', abs(sum(line.amount))::decimal(18, 2)::varchar) as reason,
    min(line.source_file_key) as source_file_key,
    min(line.source_row) as source_row
from fact_ledger_line as line
join accounts as account  -- one row per account; what is not money has no other side
    on  account.client_id = line.client_id
    and account.account_id = line.account_id
    and account.statement <> 'none'
where line.entry_key is not null
group by line.client_id, line.entry_key
having sum(line.amount) <> 0
