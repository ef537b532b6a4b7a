-- One row per known export and record, numbered by arrival and by dump among those of its client, record and feed.
create table arrival as
select
    staged.client_id,
    staged.export_key,
    staged.record,
    staged.feed,
    staged.covered_from,
    staged.covered_to,
    staged.opened_on,
    staged.file,
    row_number() over (
        partition by staged.client_id, staged.record, staged.feed
        order by export.known_at, staged.covered_to nulls first, export.exported_on nulls first, export.name, export.export_key
    ) as arrival,
    row_number() over (
        partition by staged.client_id, staged.record, staged.feed
        order by export.dump_on, export.known_at, export.name, export.export_key
    ) as dump
from staged_rows as staged
join known_export as export  -- one row per export
    on export.export_key = staged.export_key
where staged.rows > 0
   -- without a row, an export still says that nothing happened on the days that it covers; unless rows could not be read
   or (
       staged.covered_from is not null
       and staged.covered_to is not null
       and staged.export_key not in (select export_key from staged_file where rows_rejected > 0)
   )
