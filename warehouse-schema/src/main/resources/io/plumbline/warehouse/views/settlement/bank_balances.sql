-- One row per balance that a bank states of an account: what the ledger has of the same day, and what is open between them.
create view bank_balances as
-- The ledger's account is the one that most lines of the statements match. What the ledger has, less what is not on the
-- statement, and what is on the statement only make up the bank's balance; what they leave is from before the first line.
with balance as (
    select
        client_id, account_code as bank_account, to_on, amount as bank_balance, currency, source_file_key, source_row
    from fact_stated_balance
    where statement = 'bank statement' and measure = 'closing'
),
paired as (
    select client_id, bank_account, mode(account_code) as account_code
    from bank_reconciliation
    where status = 'matched'
    group by client_id, bank_account
),
posted as (
    select
        balance.client_id, balance.bank_account, balance.to_on,
        sum(if(line.currency = balance.currency, line.transaction_amount, 0)) as amount
    from balance
    join paired  -- one row per bank account
        on  paired.client_id = balance.client_id
        and paired.bank_account = balance.bank_account
    join ledger as line  -- summed up by balance
        on  line.client_id = balance.client_id
        and line.account_code = paired.account_code
        and line.posted_on <= balance.to_on
    group by balance.client_id, balance.bank_account, balance.to_on, balance.currency
),
unmatched as (
    select
        balance.client_id, balance.bank_account, balance.to_on,
        coalesce(sum(line.amount) filter (where line.status = 'not in the ledger'), 0) as not_in_ledger,
        coalesce(sum(line.amount) filter (where line.status = 'not on the statement'), 0) as not_on_statement
    from balance
    join paired  -- one row per bank account
        on  paired.client_id = balance.client_id
        and paired.bank_account = balance.bank_account
    join bank_reconciliation as line  -- summed up by balance
        on  line.client_id = balance.client_id
        and line.posted_on <= balance.to_on
        and (line.bank_account = balance.bank_account
            or line.status = 'not on the statement' and line.account_code = paired.account_code)
    group by balance.client_id, balance.bank_account, balance.to_on, balance.currency
)
select
    balance.client_id,
    balance.bank_account,
    paired.account_code,
    balance.to_on,
    balance.currency,
    balance.bank_balance,
    posted.amount as ledger_balance,
    balance.bank_balance - posted.amount as difference,
    unmatched.not_in_ledger,
    unmatched.not_on_statement,
    balance.bank_balance - posted.amount - unmatched.not_in_ledger + unmatched.not_on_statement as unexplained,
    file.path as file,
    balance.source_row as file_row
from balance
left join paired  -- one row per bank account
    on  paired.client_id = balance.client_id
    and paired.bank_account = balance.bank_account
left join posted  -- one row per bank account and day
    on  posted.client_id = balance.client_id
    and posted.bank_account = balance.bank_account
    and posted.to_on = balance.to_on
left join unmatched  -- one row per bank account and day
    on  unmatched.client_id = balance.client_id
    and unmatched.bank_account = balance.bank_account
    and unmatched.to_on = balance.to_on
left join dim_source_file as file  -- one row per file
    on  file.client_id = balance.client_id
    and file.source_file_key = balance.source_file_key
