-- One row per export that was known at the moment asked for: of each content, the newest reading.
create table known_export as
select
    *,
    coalesce(exported_on, cast(known_at as date)) as dump_on
from staged_export
where staged_at <= (select as_of from moment)
qualify row_number() over (
    partition by client_id, content
    order by staged_at desc, format_version desc, export_key desc
) = 1
