-- error: no file was refused as a whole; a file of the same path that was read later stands in for it
with file as (
    select staged.client_id, staged.path, staged.refused, export.known_at, export.staged_at
    from staged_file as staged
    join known_export as export  -- one row per export
        on export.export_key = staged.export_key
),
standing as (
    select *
    from file
    qualify row_number() over (partition by client_id, path order by known_at desc, staged_at desc) = 1
)
select
    client_id,
    count(*) filter (where refused is not null) as failures,
    format('{} files, {} refused', count(*), count(*) filter (where refused is not null)) as compared,
    list_aggregate((list(path || ': ' || refused order by path) filter (where refused is not null))[1:3], 'string_agg', '; ')
        as sample
from standing
group by client_id
