-- From the figure of an account as issued to the figure as it is now, change by change, with the file and row of each.
create macro restatement_bridge(client, for_period, issued_at) as table
-- For each account whose figure changed: what was issued, every line since, and what it is now, which is their sum.
with figure as (
    from as_issued(client, for_period, issued_at)
    where changed <> 0 and account_code <> ''
),
step as (
    select statement, account_code, account_name, 1 as place, 'as issued' as step, issued as amount,
        null::timestamp as known_at, null::date as posted_on, null::varchar as entry_id, null::varchar as document_ref,
        null::varchar as description, null::varchar as file, null::bigint as file_row
    from figure
    union all
    select changed.statement, changed.account_code, changed.account_name, 2, changed.change, changed.amount,
        changed.known_at, changed.posted_on, changed.entry_id, changed.document_ref,
        changed.description, changed.file, changed.file_row
    from changed_since(client, for_period, issued_at) as changed
    where (changed.statement = 'balance sheet' or changed.is_of_period)
      and changed.account_code in (select account_code from figure)
    union all
    select statement, account_code, account_name, 3, 'restated', restated,
        null, null, null, null, null, null, null
    from figure
)
select
    statement,
    account_code,
    account_name,
    step,
    amount,
    known_at,
    posted_on,
    entry_id,
    document_ref,
    description,
    file,
    file_row
from step
order by statement desc, account_code, place, known_at, posted_on, file, file_row
