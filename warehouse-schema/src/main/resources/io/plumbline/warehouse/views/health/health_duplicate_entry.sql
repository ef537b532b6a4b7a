-- One row per journal entry that repeats an earlier one: same day, accounts, amounts, party and text, or the same document twice.
create view health_duplicate_entry as
-- A shop that sells the same for the same price twice a day does so often: where more than one in a hundred entries of a
-- pattern of accounts repeats another of its day, repeating is no finding.
with entry as (
    select *
    from health_entry
    where entry_kind in ('normal', 'adjustment') and amount > 0
),
repeated as (
    select
        *,
        count(*) over alike as times,
        row_number() over (alike order by source_row) as occurrence,
        count(*) over (partition by client_id, pattern) as entries_of_pattern
    from entry
    window alike as (partition by client_id, posted_on, fingerprint, party_key, description)
),
same_day as (
    select
        *,
        count(*) filter (where times > 1) over (partition by client_id, pattern) as repeats_of_pattern
    from repeated
),
documented as (
    select
        *,
        count(*) over document as times,
        lag(posted_on) over (document order by posted_on, source_row) as before_on
    from entry
    where document_ref is not null and party_key is not null
    window document as (partition by client_id, document_type, journal_code, document_ref, party_key, fingerprint)
)
select
    client_id,
    'duplicated entry' as finding,
    'warning' as severity,
    posted_on as found_on,
    null::bigint as account_id,
    entry_id,
    amount,
    format('the same lines, party and text as another entry of the day{}',
        case when document_ref is null then '' else format(' (document {})', document_ref) end) as reason,
    source_file_key,
    source_row
from same_day
where occurrence > 1
  and (repeats_of_pattern <= 4 or repeats_of_pattern <= 0.01 * entries_of_pattern)
union all
select
    client_id,
    'duplicated entry',
    'warning',
    posted_on,
    null,
    entry_id,
    amount,
    format('document {} of the same party and amount was entered on {}, too', document_ref, before_on::varchar),
    source_file_key,
    source_row
from documented
where times = 2 and posted_on - before_on between 1 and 62
