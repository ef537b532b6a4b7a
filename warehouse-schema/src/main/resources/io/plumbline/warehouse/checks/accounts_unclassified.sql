-- warning: every account with entries has a place in the standard chart for which more speaks than how it is posted on
with turnover as (
    select client_id, account_id, sum(abs(movement)) as turnover
    from fact_account_month
    group by client_id, account_id
),
used as (
    select
        turnover.client_id, turnover.turnover, account.account_code, account.account_name,
        account.section = 'unclassified' as is_unclassified,
        account.section = 'unclassified' or account.mapped_by = 'postings' as is_unplaced
    from turnover
    join accounts as account  -- one row per account
        on  account.client_id = turnover.client_id
        and account.account_id = turnover.account_id
)
select
    client_id,
    count(*) filter (where is_unplaced) as failures,
    format('{} accounts with entries, {} unclassified, {} placed by their postings alone', count(*),
        count(*) filter (where is_unclassified), count(*) filter (where is_unplaced and not is_unclassified)) as compared,
    list_aggregate((list(account_code || ' ' || account_name order by turnover desc)
        filter (where is_unplaced))[1:10], 'string_agg', '; ') as sample
from used
group by client_id
