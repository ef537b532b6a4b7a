-- warning: every file in the exports folder has a format that reads it
select
    client.client_id,
    count(unrecognised.path) as failures,
    format('{} files without a format', count(unrecognised.path)) as compared,
    list_aggregate((list(unrecognised.path order by unrecognised.path) filter (where unrecognised.path is not null))[1:3],
        'string_agg', '; ') as sample
from checked_client as client
left join unrecognised_file as unrecognised  -- counted
    on unrecognised.client_id = client.client_id
group by client.client_id
