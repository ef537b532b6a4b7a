-- One row per account and fiscal month: opening, debits, credits, closing; debit-positive, and each column of a month adds up to nought.
create view trial_balance as
-- Accounts of the income statement start every fiscal year at nought; what they earned in earlier
-- years and no entry has closed is one row, so that the closing column adds up.
with balance as (
    select
        balance.*,
        account.account_code,
        account.account_name,
        account.account_path,
        account.standard_name,
        account.statement,
        account.section,
        case
            when account.statement = 'income statement' then balance.balance_of_year
            else balance.balance
        end as closing
    from account_balance as balance
    join dim_account as account  -- the versions of an account tile all days: the one in force at the end of the period
        on  account.client_id = balance.client_id
        and account.account_id = balance.account_id
        and greatest(balance.last_day, date '1900-01-01') between account.valid_from and account.valid_to
),
account_row as (
    select
        client_id, period, fiscal_year, first_day, account_code, account_name, account_path, standard_name,
        statement, section,
        closing - debit + credit as opening,
        debit, credit, closing
    from balance
    where debit <> 0 or credit <> 0 or closing <> 0
),
earned_before as (
    select
        client_id, period, fiscal_year, first_day,
        sum(balance - balance_of_year) as closing
    from balance
    where statement = 'income statement'
    group by client_id, period, fiscal_year, first_day
    having sum(balance - balance_of_year) <> 0
)
select
    client_id, period, fiscal_year, first_day, account_code, account_name, account_path,
    standard_name as line, statement, section, opening, debit, credit, closing
from account_row
union all
select
    client_id, period, fiscal_year, first_day, '' as account_code,
    'Earnings of earlier years, not closed' as account_name,
    'Earnings of earlier years, not closed' as account_path,
    'Retained earnings' as line, 'balance sheet' as statement, 'equity' as section,
    closing as opening, 0 as debit, 0 as credit, closing
from earned_before
