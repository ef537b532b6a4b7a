-- One row per ledger line of the income statement and day on which a part of it counts on the cash basis.
create view cash_basis_line as
-- An entry without receivables or payables counts when it is posted, as does what a payment books beside them (a discount,
-- a fee). What an entry leaves open counts when it is settled, in proportion; its last settlement takes the rest, so that
-- the parts add up to the line.
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
),
earned as (
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
),
side as (
    select
        client_id, open_entry_key as entry_key, open_line_key as ledger_line_key, settling_line_key as other_line_key,
        settled_on, matched_by, if(kind = 'receivable', amount, -amount) as amount
    from settlement
    union all
    select
        client_id, settling_entry_key, settling_line_key, open_line_key,
        settled_on, matched_by, if(kind = 'receivable', -amount, amount)
    from settlement
),
settled as (
    select
        *,
        sum(amount) over (
            partition by client_id, entry_key
            order by settled_on, other_line_key, ledger_line_key
            rows between unbounded preceding and current row
        ) as so_far
    from side
    where entry_key is not null
),
part as (
    select
        earned.*,
        settled.settled_on,
        settled.matched_by,
        settled.other_line_key,
        settled.so_far,
        settled.so_far - settled.amount as before
    from earned
    join settled  -- once for every settlement of the entry
        on  settled.client_id = earned.client_id
        and settled.entry_key = earned.entry_key
    where earned.trade is not null
)
select
    client_id,
    posted_on as recognised_on,
    account_id,
    at_once as amount,
    'posted' as recognised_by,
    posted_on,
    entry_key,
    ledger_line_key,
    null::bigint as settling_line_key,
    source_file_key,
    source_row
from earned
where at_once <> 0
union all
select
    client_id,
    settled_on,
    account_id,
    case when so_far = trade then amount - at_once else round((amount - at_once) * (so_far / trade), 2)::decimal(18, 4) end
        - case when before = trade then amount - at_once else round((amount - at_once) * (before / trade), 2)::decimal(18, 4) end,
    matched_by,
    posted_on,
    entry_key,
    ledger_line_key,
    other_line_key,
    source_file_key,
    source_row
from part
