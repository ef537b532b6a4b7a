-- One row per ledger line of a receivable or payable: what it opens (positive) or settles, and whether its settlement mark has both sides.
create view marked_trade_line as
-- A view of its own, and not a step of trade_line, which reads it thrice: so what is asked of one client reads that client only.
with trade as (
    select
        line.client_id,
        line.ledger_line_key,
        line.entry_key,
        line.entry_kind,
        line.posted_on,
        line.period_key,
        line.account_id,
        party.party_id,
        line.document_ref,
        line.settlement_ref,
        line.description,
        account.section,
        line.amount,
        case when account.section = 'receivables' then line.amount else -line.amount end as opened,
        line.source_file_key,
        line.source_row
    from fact_ledger_line as line
    join accounts as account  -- one row per account
        on  account.client_id = line.client_id
        and account.account_id = line.account_id
        and account.section in ('receivables', 'payables')
    left join dim_party as party  -- one row per version of a party
        on  party.client_id = line.client_id
        and party.party_key = line.party_key
    where line.amount <> 0
)
select
    *,
    settlement_ref is not null
        and min(opened) over mark < 0
        and max(opened) over mark > 0 as is_marked
from trade
window mark as (partition by client_id, account_id, settlement_ref)
