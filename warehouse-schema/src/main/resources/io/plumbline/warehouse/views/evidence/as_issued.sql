-- Each account's figure of a period as it was issued at a moment, and as it is now: movements of the income statement, balances of the sheet.
create macro as_issued(client, for_period, issued_at) as table
-- Debit-positive. What the income statement has earned and no entry has closed is one row, so that the balances add up to nought.
with balance as (
    select client_id, ordinal, account_id, sum(balance) as balance
    from account_to_date
    group by client_id, ordinal, account_id
),
figure as (
    select
        account.account_id, account.account_code, account.account_name, account.statement, account.section,
        account.standard_name as line, account.section_order,
        coalesce(month.earned, 0) as movement,
        balance.balance
    from ledger_period as period
    join balance  -- every account once
        on  balance.client_id = period.client_id
        and balance.ordinal = period.ordinal
    join accounts as account  -- one row per account
        on  account.client_id = balance.client_id
        and account.account_id = balance.account_id
    left join account_month as month  -- one row per account and period
        on  month.client_id = balance.client_id
        and month.account_id = balance.account_id
        and month.period_key = period.period_key
    where period.client_id = client
      and period.period = for_period
),
change as (
    select
        account_id, any_value(account_code) as account_code, any_value(account_name) as account_name,
        any_value(statement) as statement,
        coalesce(sum(amount) filter (where is_of_period), 0) as movement,
        sum(amount) as balance
    from changed_since(client, for_period, issued_at)
    group by account_id
),
both_ways as (
    select
        coalesce(figure.account_code, change.account_code) as account_code,
        coalesce(figure.account_name, change.account_name) as account_name,
        coalesce(figure.statement, change.statement) as statement,
        account.section,
        account.standard_name as line,
        account.section_order,
        coalesce(figure.movement, 0) as movement,
        coalesce(figure.balance, 0) as balance,
        coalesce(change.movement, 0) as changed_movement,
        coalesce(change.balance, 0) as changed_balance
    from figure
    full join change  -- one row per account on either side
        on change.account_id = figure.account_id
    join accounts as account  -- one row per account
        on  account.client_id = client
        and account.account_id = coalesce(figure.account_id, change.account_id)
),
part as (
    select statement, section, section_order, line, account_code, account_name,
        movement as restated, changed_movement as changed
    from both_ways
    where statement = 'income statement'
    union all
    select statement, section, section_order, line, account_code, account_name, balance, changed_balance
    from both_ways
    where statement = 'balance sheet'
    union all
    select 'balance sheet', 'equity', 210, 'Earnings', '', 'Earnings that no entry has closed', sum(balance), sum(changed_balance)
    from both_ways
    where statement = 'income statement'
)
select
    statement,
    section,
    line,
    account_code,
    account_name,
    restated - changed as issued,
    changed,
    restated
from part
where restated <> 0 or changed <> 0
order by statement, section_order, account_code
