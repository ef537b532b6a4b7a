-- error: all ledger lines together = 0; a warning for clients with lines outside any entry
select
    client_id,
    case when sum(amount) <> 0 then 1 else 0 end as failures,
    format('{} lines add up to {}; {} stand outside any entry', count(*), sum(amount)::varchar,
        count(*) filter (where entry_key is null)) as compared,
    null as sample,
    case when count(*) filter (where entry_key is null) > 0 then 'warning' end as severity
from fact_ledger_line
where account_key not in (select account_key from dim_account where statement = 'none')
group by client_id
