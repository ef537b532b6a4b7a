-- warning: figures of the vendor's own reports = ledger, to the cent; an error above the client's `tie_out.limit`
-- Of an account that a report leaves out it says nothing, unless it is whole: such a figure does not count.
with figure as (
    select * from tie_out_for(client := getvariable('client'))
),
judged as (
    select
        figure.*,
        checked_client.tie_out_limit,
        figure.class is distinct from 'no line' as is_stated,
        is_stated and abs(figure.difference) > coalesce(checked_client.tie_out_limit, 0) as fails
    from figure
    join checked_client  -- one row per client
        on checked_client.client_id = figure.client_id
)
select
    client_id,
    count(*) filter (where fails) as failures,
    format('{} figures of {} reports, {} of them differ, by {} at most', count(*) filter (where is_stated), count(distinct report),
        count(*) filter (where is_stated and difference <> 0),
        coalesce(max(abs(difference)) filter (where is_stated), 0)::varchar) as compared,
    list_aggregate((list(format('{}: {} {}, stated {}, ledger {} ({})', report, account_code, measure,
        coalesce(stated::varchar, 'nothing'), ours::varchar, class) order by abs(difference) desc, account_code)
        filter (where fails))[1:3], 'string_agg', '; ') as sample,
    case when any_value(tie_out_limit) is not null then 'error' end as severity
from judged
group by client_id
