-- warning: every row of every file could be read
with row_reject as (
    select client_id, path, source_row, column_name, found, expected
    from reject
    where source_row is not null
)
select
    client.client_id,
    count(distinct (row_reject.path, row_reject.source_row)) filter (where row_reject.path is not null) as failures,
    format('{} rows could not be read',
        count(distinct (row_reject.path, row_reject.source_row)) filter (where row_reject.path is not null)) as compared,
    list_aggregate((list(format('{}, row {}: {} "{}", expected {}', path, source_row, coalesce(column_name, 'row'),
        coalesce(found, ''), expected) order by path, source_row) filter (where path is not null))[1:3], 'string_agg', '; ')
        as sample
from checked_client as client
left join row_reject  -- counted
    on row_reject.client_id = client.client_id
group by client.client_id
