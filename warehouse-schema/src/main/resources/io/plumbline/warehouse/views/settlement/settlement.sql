-- One row per open line and the line that settles it, in whole or in part: the amount, and the day from which both are there.
create view settlement as
-- Within a group the oldest is settled first: open and settling lines are laid end to end, and where they overlap, they meet.
select
    item.client_id,
    item.ledger_line_key as open_line_key,
    item.entry_key as open_entry_key,
    payment.ledger_line_key as settling_line_key,
    payment.entry_key as settling_entry_key,
    item.matched_by,
    case when item.section = 'receivables' then 'receivable' else 'payable' end as kind,
    item.account_id,
    item.party_id,
    greatest(item.posted_on, payment.posted_on) as settled_on,
    least(item.reaches, payment.reaches)
        - greatest(item.reaches - item.opened, payment.reaches + payment.opened) as amount
from placed_trade_line as item
join placed_trade_line as payment  -- every overlap once
    on  payment.client_id = item.client_id
    and payment.settlement_key = item.settlement_key
    and payment.opened < 0
    and item.opened > 0
    and item.reaches - item.opened < payment.reaches
    and payment.reaches + payment.opened < item.reaches
