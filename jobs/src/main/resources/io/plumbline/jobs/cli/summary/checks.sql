-- One row per check: for how many clients it passed and failed, whether a failure holds the client back, and what was
-- compared for the client that fails or else for the one with most rows.
with size as (
    select client_id, sum(rows_read) as rows from dim_source_file group by client_id
)
select
    check_name,
    count(*) filter (where status = 'passed') as passed,
    count(*) filter (where status = 'failed') as failed,
    arg_max(check_result.client_id || ': ' || compared, coalesce(rows, 0) + case status when 'failed' then 1e15 else 0 end)
        as example,
    bool_or(status = 'failed' and severity = 'error') as holds
from check_result
left join size using (client_id)  -- one row per client
where status <> 'skipped'
group by check_name
order by holds desc, failed desc, check_name
