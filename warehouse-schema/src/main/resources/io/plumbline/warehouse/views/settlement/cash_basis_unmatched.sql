-- One row per receivable or payable line that is not settled in full: what is open, and the net income that waits for it.
create view cash_basis_unmatched as
with settled as (
    select client_id, ledger_line_key, sum(amount) as amount
    from (
        select client_id, unnest([open_line_key, settling_line_key]) as ledger_line_key, unnest([amount, -amount]) as amount
        from settlement
    )
    group by client_id, ledger_line_key
),
open_line as (
    select line.*, coalesce(settled.amount, 0) as settled, line.opened - coalesce(settled.amount, 0) as open
    from trade_line as line
    left join settled  -- one row per line
        on  settled.client_id = line.client_id
        and settled.ledger_line_key = line.ledger_line_key
    where line.opened <> coalesce(settled.amount, 0)
),
counted as (
    select client_id, entry_key, sum(amount) as amount
    from cash_basis_line
    group by client_id, entry_key
),
earned as (
    select line.client_id, line.entry_key, sum(line.amount) as amount
    from fact_ledger_line as line
    join accounts as account  -- one row per account
        on  account.client_id = line.client_id
        and account.account_id = line.account_id
        and account.statement = 'income statement'
    where line.entry_kind in ('normal', 'adjustment')
    group by line.client_id, line.entry_key
)
select
    item.client_id,
    case
        when item.entry_kind = 'opening' then 'opening balance'
        when item.section = 'receivables' and item.open > 0 then 'unpaid invoice'
        when item.section = 'receivables' then 'receipt without invoice'
        when item.open > 0 then 'unpaid bill'
        else 'payment without bill'
    end as kind,
    period.period,
    item.posted_on,
    account.account_code,
    account.account_name,
    party.party_name,
    item.document_ref,
    item.opened as amount,
    item.settled,
    item.open,
    -- an entry with several open lines shows what waits for it at the largest
    case
        when row_number() over (
            partition by item.client_id, item.entry_key order by abs(item.open) desc, item.ledger_line_key
        ) = 1 and item.entry_key is not null
            then coalesce(counted.amount, 0) - coalesce(earned.amount, 0)
        else 0
    end as net_income_held_back,
    source_file.path as file,
    item.source_row as file_row,
    item.ledger_line_key
from open_line as item
left join counted  -- one row per entry
    on  counted.client_id = item.client_id
    and counted.entry_key = item.entry_key
left join earned  -- one row per entry
    on  earned.client_id = item.client_id
    and earned.entry_key = item.entry_key
left join dim_period as period  -- one row per period key
    on  period.client_id = item.client_id
    and period.period_key = item.period_key
left join accounts as account  -- one row per account
    on  account.client_id = item.client_id
    and account.account_id = item.account_id
left join dim_party as party  -- one version of a party is current
    on  party.client_id = item.client_id
    and party.party_id = item.party_id
    and party.is_current
left join dim_source_file as source_file  -- one row per file
    on  source_file.client_id = item.client_id
    and source_file.source_file_key = item.source_file_key
