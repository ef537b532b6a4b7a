-- warning: what a file says that it, and each of its accounts, adds up to = what its rows add up to
select
    client_id,
    count(*) filter (where difference <> 0) as failures,
    format('{} totals, {} of them out', count(*), count(*) filter (where difference <> 0)) as compared,
    list_aggregate((list(format('{}, row {}: {}{} is {}, its rows make {}',
        file, file_row, coalesce(account_code || ' ', ''), measure, stated::varchar, found::varchar)
        order by account_code nulls first, measure) filter (where difference <> 0))[1:3], 'string_agg', '; ') as sample
from control_totals
group by client_id
