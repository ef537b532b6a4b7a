-- error: rows read = loaded + rejected + left out in every file, and rejected = rows in reject
with rejected as (
    select client_id, source_file_key, count(distinct source_row) as rows
    from reject
    where source_row is not null
    group by client_id, source_file_key
),
file as (
    -- a file that several exports use is read once for each
    select staged.*, coalesce(rejected.rows, 0) as reject_rows
    from staged_file as staged
    join known_export as export  -- one row per export
        on export.export_key = staged.export_key
    left join rejected  -- one row per file
        on  rejected.client_id = staged.client_id
        and rejected.source_file_key = staged.source_file_key
),
judged as (
    select *, rows_read <> rows_loaded + rows_rejected + rows_left_out or rows_rejected <> reject_rows as is_broken
    from file
    where refused is null
)
select
    client_id,
    count(*) filter (where is_broken) as failures,
    format('{} files: {} rows read, {} loaded, {} rejected, {} left out', count(*), sum(rows_read)::varchar,
        sum(rows_loaded)::varchar, sum(rows_rejected)::varchar, sum(rows_left_out)::varchar) as compared,
    list_aggregate((list(format('{}: {} read, {} loaded, {} rejected ({} in reject), {} left out', path, rows_read, rows_loaded,
        rows_rejected, reject_rows, rows_left_out) order by path) filter (where is_broken))[1:3], 'string_agg', '; ') as sample
from judged
group by client_id
