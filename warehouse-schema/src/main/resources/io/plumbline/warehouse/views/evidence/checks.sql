-- One row per client and check: what was compared, with what result; failures first when ordered by place.
create view checks as
select
    client_id,
    check_name,
    status,
    severity,
    compared,
    failures,
    sample,
    case
        when status = 'failed' and severity = 'error' then 1
        when status = 'failed' then 2
        when status = 'passed' then 3
        else 4
    end as place
from check_result
