-- One row per gap in the numbers of entries, or of documents, of a journal and fiscal year that are otherwise complete.
create view health_numbering_gap as
-- Numbers belong to a sequence when they share what stands before them. A sequence can have gaps when it has at least 20
-- numbers and 19 of 20 between its first and its last. Where journals hardly share a number, one sequence runs through all.
with number as (
    select
        entry.client_id,
        period.fiscal_year,
        unnest(list_distinct(['', coalesce(entry.journal_code, entry.document_type, '')])) as journal,
        series.kind,
        regexp_extract(series.id, '^(.*?)[0-9]{1,12}$', 1) as prefix,
        cast(regexp_extract(series.id, '([0-9]{1,12})$', 1) as bigint) as number,
        entry.posted_on,
        entry.source_file_key,
        entry.source_row
    from health_entry as entry
    join dim_period as period  -- one row per period key
        on  period.client_id = entry.client_id
        and period.period_key = entry.period_key,
    lateral (values ('entry', entry.entry_id), ('document', entry.document_ref)) as series (kind, id)  -- every entry twice
    where entry.entry_kind in ('normal', 'adjustment')
      and regexp_matches(series.id, '[0-9]{1,12}$')
),
used as (
    select
        client_id, fiscal_year, journal, kind, prefix, number,
        min(posted_on) as posted_on,
        min(source_file_key) as source_file_key,
        min(source_row) as source_row
    from number
    group by client_id, fiscal_year, journal, kind, prefix, number
),
sequence as (
    select
        client_id, fiscal_year, journal, kind, prefix,
        count(*) as numbers,
        count(*) >= 20 and count(*) >= 0.95 * (max(number) - min(number) + 1) as is_complete
    from used
    group by client_id, fiscal_year, journal, kind, prefix
),
chosen as (
    select
        client_id, fiscal_year, journal, kind, prefix, is_complete,
        -- journals that number for themselves repeat each other's numbers
        sum(case when journal = '' then 0 else numbers end) over same_prefix
            <= 1.02 * sum(case when journal = '' then numbers else 0 end) over same_prefix
            and bool_or(journal = '' and is_complete) over same_prefix as runs_through
    from sequence
    window same_prefix as (partition by client_id, fiscal_year, kind, prefix)
),
stepped as (
    select
        used.*,
        lag(used.number) over (
            partition by used.client_id, used.fiscal_year, used.journal, used.kind, used.prefix order by used.number
        ) as before
    from used
    join chosen  -- one row per sequence
        on  chosen.client_id = used.client_id
        and chosen.fiscal_year = used.fiscal_year
        and chosen.journal = used.journal
        and chosen.kind = used.kind
        and chosen.prefix = used.prefix
        and chosen.is_complete
        and chosen.runs_through = (chosen.journal = '')
)
select
    client_id,
    'gap in numbering' as finding,
    'notice' as severity,
    min(posted_on) as found_on,
    null::bigint as account_id,
    null::varchar as entry_id,
    null::decimal(18, 4) as amount,
    format('{}{} of {} {}, before {}{}',
        case when journal = '' then '' else journal || ': ' end,
        case when number - before = 2 then format('{}{}', prefix, before + 1)
            else format('{}{} to {}{}', prefix, before + 1, prefix, number - 1) end,
        fiscal_year,
        case when number - before = 2 then 'is missing' else format('are missing, {} numbers', number - before - 1) end,
        prefix, number) as reason,
    min(source_file_key) as source_file_key,
    min(source_row) as source_row
from stepped
where number - before > 1
group by client_id, fiscal_year, journal, prefix, before, number
