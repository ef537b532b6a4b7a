-- One row per account of a client whose mapping is less sure than asked for, the largest first, with the accounts that it is posted against.
with doubtful as (
    select *
    from account_review
    where client_id = '${client}'
      and mapped_by not in ('override')
      and (confidence < ${below} or standard_account = 'unclassified')
),
entry as (
    select distinct line.client_id, line.entry_key, line.account_id
    from fact_ledger_line as line
    semi join doubtful
        on  doubtful.client_id = line.client_id
        and doubtful.account_id = line.account_id
    where line.client_id = '${client}'
      and line.entry_key is not null
),
against as (
    select entry.account_id, account.standard_account, sum(abs(line.amount)) as amount
    from entry
    join fact_ledger_line as line  -- the other lines of the entry
        on  line.client_id = entry.client_id
        and line.entry_key = entry.entry_key
        and line.account_id <> entry.account_id
    join accounts as account  -- one row per account
        on  account.client_id = line.client_id
        and account.account_id = line.account_id
    group by entry.account_id, account.standard_account
),
against_most as (
    select
        account_id,
        string_agg(standard_account, ', ' order by amount desc) as posted_against
    from (
        select * from against
        qualify row_number() over (partition by account_id order by amount desc, standard_account) <= 2
    )
    group by account_id
)
select
    doubtful.account_code,
    doubtful.account_path as account,
    doubtful.turnover::decimal(38, 2) as turnover,
    doubtful.standard_account,
    doubtful.confidence::decimal(4, 2) as confidence,
    doubtful.candidates,
    doubtful.evidence,
    against_most.posted_against,
    null::varchar as answer
from doubtful
left join against_most  -- one row per account
    on against_most.account_id = doubtful.account_id
order by doubtful.turnover desc, doubtful.account_code
