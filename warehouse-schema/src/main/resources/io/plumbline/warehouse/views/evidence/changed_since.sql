-- One row per ledger line that makes a period's figures differ from those issued at a moment: added, removed, or of days not exported then.
create macro changed_since(client, for_period, issued_at) as table
-- A balance takes all changes from its first opening entry on, a movement those of the period.
with figure as (
    select period.period_key, period.first_day, period.last_day, min(era.first_day) as era_on
    from ledger_period as period
    join ledger_period as era  -- the months that the balance adds up
        on  era.client_id = period.client_id
        and era.era = period.era
    where period.client_id = client
      and period.period = for_period
    group by all
),
known as (
    select covered_from, covered_to
    from ledger_export
    where client_id = client
      and known_at <= cast(issued_at as timestamp)
),
unknown_day as (
    select day.posted_on
    from (
        select distinct line.posted_on
        from fact_ledger_line as line, figure
        where line.client_id = client
          and line.posted_on between figure.era_on and figure.last_day
    ) as day
    where not exists (
        select 1 from known where day.posted_on between known.covered_from and known.covered_to
    )
),
changed as (
    select
        restated.change, restated.known_at, restated.posted_on, restated.entry_kind, restated.account_id,
        restated.entry_id, restated.document_ref, restated.description, restated.amount, restated.file, restated.file_row
    from ledger_restatement as restated, figure
    where restated.client_id = client
      and restated.known_at > cast(issued_at as timestamp)
      and restated.posted_on between figure.era_on and figure.last_day
      and restated.posted_on not in (select posted_on from unknown_day)
    union all
    select
        'not exported then', source_file.known_at, line.posted_on, line.entry_kind, line.account_id,
        line.entry_id, line.document_ref, line.description, line.amount, source_file.path, line.source_row
    from fact_ledger_line as line
    join unknown_day  -- one row per day
        on unknown_day.posted_on = line.posted_on
    left join dim_source_file as source_file  -- one row per file
        on  source_file.client_id = line.client_id
        and source_file.source_file_key = line.source_file_key
    where line.client_id = client
)
select
    client as client_id,
    account.account_id,
    account.account_code,
    account.account_name,
    account.statement,
    changed.change,
    changed.known_at,
    changed.posted_on,
    changed.posted_on >= figure.first_day and changed.entry_kind in ('normal', 'adjustment') as is_of_period,
    changed.entry_id,
    changed.document_ref,
    changed.description,
    changed.amount,
    changed.file,
    changed.file_row
from changed
join figure on true  -- one row
join accounts as account  -- one row per account
    on  account.client_id = client
    and account.account_id = changed.account_id
where account.statement <> 'none'
