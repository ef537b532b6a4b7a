-- One row per ledger line of the income statement: what of it counts at once on the cash basis, and what its entry leaves open.
create view earned_line as
with entry as (
    select
        line.client_id,
        line.entry_key,
        sum(case when account.section in ('receivables', 'payables') then line.amount else 0 end) as trade,
        sum(case when account.section = 'cash' or account.standard_account = 'credit-cards' then line.amount else 0 end) as cash
    from fact_ledger_line as line
    join accounts as account  -- one row per account
        on  account.client_id = line.client_id
        and account.account_id = line.account_id
    where line.entry_key is not null
    group by line.client_id, line.entry_key
    having trade <> 0 and trade * cash >= 0
)
select
    line.client_id,
    line.ledger_line_key,
    line.entry_key,
    line.account_id,
    line.posted_on,
    line.amount,
    entry.trade,
    -- an invoice that is paid in part at once counts in that part at once
    case
        when entry.trade is null then line.amount
        else round(line.amount * (entry.cash / (entry.trade + entry.cash)), 2)::decimal(18, 4)
    end as at_once,
    line.source_file_key,
    line.source_row
from fact_ledger_line as line
join accounts as account  -- one row per account
    on  account.client_id = line.client_id
    and account.account_id = line.account_id
    and account.statement = 'income statement'
left join entry  -- one row per entry with something left open
    on  entry.client_id = line.client_id
    and entry.entry_key = line.entry_key
where line.entry_kind in ('normal', 'adjustment')
