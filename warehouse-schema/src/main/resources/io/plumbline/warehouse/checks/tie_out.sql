-- warning: figures of the vendor's own reports = ledger, to the cent; an error above the client's `tie_out.limit`
with figure as (
    select * from tie_out where client_id = getvariable('client')
),
judged as (
    select
        figure.*,
        checked_client.tie_out_limit,
        abs(figure.difference) > coalesce(checked_client.tie_out_limit, 0) as fails
    from figure
    join checked_client  -- one row per client
        on checked_client.client_id = figure.client_id
)
select
    client_id,
    count(*) filter (where fails) as failures,
    format('{} figures of {} reports, {} of them differ, by {} at most', count(*), count(distinct report),
        count(*) filter (where difference <> 0), max(abs(difference))::varchar) as compared,
    list_aggregate((list(format('{}: {} {}, stated {}, ledger {} ({})', report, account_code, measure,
        coalesce(stated::varchar, 'nothing'), ours::varchar, class) order by abs(difference) desc, account_code)
        filter (where fails))[1:3], 'string_agg', '; ') as sample,
    case when any_value(tie_out_limit) is not null then 'error' end as severity
from judged
group by client_id
