-- warning: every account with entries has a place in the standard chart
with used as (
    select client_id, account_id, sum(abs(movement)) as turnover
    from fact_account_month
    group by client_id, account_id
)
select
    used.client_id,
    count(*) filter (where account.section = 'unclassified') as failures,
    format('{} accounts with entries, {} unclassified', count(*), count(*) filter (where account.section = 'unclassified'))
        as compared,
    list_aggregate((list(account.account_code || ' ' || account.account_name order by used.turnover desc)
        filter (where account.section = 'unclassified'))[1:10], 'string_agg', '; ') as sample
from used
join accounts as account  -- one row per account
    on  account.client_id = used.client_id
    and account.account_id = used.account_id
group by used.client_id
