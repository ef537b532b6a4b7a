-- One row per journal entry that is posted more than a quarter after the date of its document, or more than a month before.
create view health_document_date as
-- Where more than one in twenty entries are, the source means something else by the date.
with counted as (
    select
        *,
        posted_on - document_on as days,
        count(*) filter (where posted_on - document_on not between -31 and 92) over (partition by client_id) as far,
        count(*) over (partition by client_id) as entries
    from health_entry
    where document_on is not null and entry_kind = 'normal'
)
select
    client_id,
    'posted far from its document' as finding,
    'notice' as severity,
    posted_on as found_on,
    null::bigint as account_id,
    entry_id,
    amount,
    format('{} days {} the document of {}', abs(days), case when days > 0 then 'after' else 'before' end, document_on::varchar)
        as reason,
    source_file_key,
    source_row
from counted
where days not between -31 and 92
  and far <= 0.05 * entries
