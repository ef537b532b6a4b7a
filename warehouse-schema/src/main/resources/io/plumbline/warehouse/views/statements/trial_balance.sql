-- One row per account and fiscal month: opening, debits, credits, closing; debit-positive, and each column of a month adds up to nought.
create view trial_balance as
select
    client_id,
    period,
    fiscal_year,
    first_day,
    account_code,
    account_name,
    account_path,
    line,
    statement,
    section,
    opening,
    debit,
    credit,
    closing
from trial_balance_by_period
where grain = 'month'
