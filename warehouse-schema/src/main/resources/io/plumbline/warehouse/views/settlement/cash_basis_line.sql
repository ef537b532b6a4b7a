-- One row per ledger line of the income statement and day on which a part of it counts on the cash basis.
create view cash_basis_line as
-- An entry without receivables or payables counts when it is posted, as does what a payment books beside them (a discount,
-- a fee). What an entry leaves open counts when it is settled, in proportion; its last settlement takes the rest, so that
-- the parts add up to the line.
with side as (
    select
        client_id,
        settled_on,
        matched_by,
        unnest([
            {entry_key: open_entry_key, ledger_line_key: open_line_key, other_line_key: settling_line_key,
                amount: if(kind = 'receivable', amount, -amount)},
            {entry_key: settling_entry_key, ledger_line_key: settling_line_key, other_line_key: open_line_key,
                amount: if(kind = 'receivable', -amount, amount)}], recursive := true)
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
    from earned_line as earned
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
from earned_line
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
