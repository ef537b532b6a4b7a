-- One row per account of a client with entries: where it is mapped, how surely, why, and how much is posted on it.
create view account_review as
with posted as (
    select
        client_id,
        account_id,
        sum(lines)::bigint as lines,
        sum(case when entry_kind in ('normal', 'adjustment') then debit + credit else 0 end) as turnover,
        sum(movement) as balance,
        max(first_day) as last_month
    from fact_account_month
    group by client_id, account_id
)
select
    account.client_id,
    account.account_code,
    account.account_path,
    account.account_type,
    account.standard_account,
    account.mapped_by,
    account.confidence,
    account.evidence,
    account.candidates,
    account.valid_from,
    posted.lines,
    posted.turnover,
    posted.balance,
    posted.last_month,
    posted.account_id
from posted
join dim_account as account  -- the versions of an account tile all days
    on  account.client_id = posted.client_id
    and account.account_id = posted.account_id
    and (select day from shown_day) between account.valid_from and account.valid_to
