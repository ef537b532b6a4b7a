-- error: debits = credits in every journal entry
with entry as (
    select client_id, entry_key, any_value(entry_id) as entry_id, sum(amount) as difference,
        min(posted_on) as posted_on, min(source_row) as source_row, any_value(source_file_key) as source_file_key
    from fact_ledger_line
    where entry_key is not null
      and account_key not in (select account_key from dim_account where statement = 'none')
    group by client_id, entry_key
),
broken as (
    select entry.*, source_file.path
    from entry
    left join dim_source_file as source_file  -- one row per file
        on  source_file.client_id = entry.client_id
        and source_file.source_file_key = entry.source_file_key
    where entry.difference <> 0
),
sampled as (
    select client_id, string_agg(format('entry {} of {} is out by {} ({}, row {})',
        entry_id, posted_on::varchar, difference::varchar, path, source_row), '; ' order by posted_on, entry_id) as sample
    from (from broken qualify row_number() over (partition by client_id order by posted_on, entry_id) <= 3)
    group by client_id
)
select
    entry.client_id,
    count(*) filter (where entry.difference <> 0) as failures,
    format('{} entries, {} of them out by {} in all', count(*), count(*) filter (where entry.difference <> 0),
        coalesce(sum(abs(entry.difference)), 0)::varchar) as compared,
    any_value(sampled.sample) as sample
from entry
left join sampled  -- one row per client
    on sampled.client_id = entry.client_id
group by entry.client_id
