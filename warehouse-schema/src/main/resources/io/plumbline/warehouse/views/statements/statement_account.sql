-- One row per account, era of mapping and line or total of a statement that it is part of: which of its ledger lines count, and times what.
create view statement_account as
-- reach says which: of the period; of the books up to its end ('balance'); of the fiscal year in which it ends, up to its end
-- ('year'); what a balance has beyond that ('before'); of the books up to its beginning ('opening'); of the period, what no
-- business moved ('entered'). earned says that only normal and adjustment entries count, as opening
-- and closing entries earn nothing and are no cash.
with charted as (
    select account.*, coalesce(chart.place, 90) as place
    from account_mapping as account
    left join standard_chart as chart  -- one row per standard account
        on chart.standard_account = account.standard_account
    where account.statement <> 'none'
),
line as (
    select
        client_id, mapping_era, account_id, 'income statement' as statement, section_order * 100 + place as place, section,
        standard_name as line, 'period' as reach, true as is_earned, natural_sign as factor
    from charted
    where statement = 'income statement'
    union all
    select
        client_id, mapping_era, account_id, 'balance sheet', section_order * 100 + place, section,
        case standard_account when 'retained-earnings' then 'Retained earnings' else standard_name end, 'balance', false, 1
    from charted
    where statement = 'balance sheet'
    union all
    select client_id, mapping_era, account_id, 'balance sheet', 21099, 'equity', 'Current-year earnings', 'year', true, 1
    from charted
    where statement = 'income statement'
    union all
    select client_id, mapping_era, account_id, 'balance sheet', 21025, 'equity', 'Retained earnings', 'before', false, 1
    from charted
    where statement = 'income statement'
    union all
    select client_id, mapping_era, account_id, 'cash flow', place, section, line, 'period', true, factor
    from cash_flow_line
    where section not in ('cash', 'between locations')
    union all
    select
        client_id, mapping_era, account_id, 'cash flow', 47000, 'cash',
        unnest(['Cash at the beginning', 'Opening balances entered', 'Cash at the end']),
        unnest(['opening', 'entered', 'balance']), false, 1
    from cash_flow_line
    where section = 'cash'
)
select
    line.client_id,
    line.mapping_era,
    line.account_id,
    line.statement,
    coalesce(part.line, line.line) as line,
    line.reach,
    line.is_earned,
    case
        when line.statement = 'balance sheet' then line.factor * part.sign
        when line.statement = 'cash flow' then line.factor
        when part.kind = 'line' then line.factor
        else -part.sign
    end as factor
from line
join statement_part as part  -- once for the line, and once for every total that its section belongs to
    on  part.statement = line.statement
    and part.section = line.section
