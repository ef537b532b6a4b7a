-- One row per account, era of mapping and line or total of a statement that it is part of: as what it counts there, and times what.
create view statement_account as
-- What counts in each of a row's columns is in statement_column. By location, a line balances each of them: over
-- all it adds up to nought, and is not shown.
with charted as (
    select account.*, coalesce(chart.place, 90) as place
    from account_mapping as account
    left join standard_chart as chart  -- one row per standard account
        on chart.standard_account = account.standard_account
    where account.statement <> 'none'
),
income_line as (
    select
        account.client_id,
        account.mapping_era,
        account.account_id,
        'income statement' as statement,
        coalesce(part.line, account.standard_name) as line,
        false as is_by_location,
        unnest([
            {counts_as: 'earned', factor: case part.kind when 'line' then account.natural_sign else -part.sign end},
            {counts_as: 'effect on net income', factor: -1}]) as counted
    from charted as account
    join statement_part as part  -- once for the line, and once for every total that its section belongs to
        on  part.statement = 'income statement'
        and part.section = account.section
    where account.statement = 'income statement'
),
balance_line as (
    select
        client_id, mapping_era, account_id, section, false as is_by_location, 'balance' as counts_as, 1 as factor,
        case standard_account when 'retained-earnings' then 'Retained earnings' else standard_name end as line
    from charted
    where statement = 'balance sheet'
    union all
    select client_id, mapping_era, account_id, 'equity', false, 'earnings of the year', 1, 'Current-year earnings'
    from charted
    where statement = 'income statement'
    union all
    select client_id, mapping_era, account_id, 'equity', false, 'earnings of earlier years', 1, 'Retained earnings'
    from charted
    where statement = 'income statement'
    union all
    select client_id, mapping_era, account_id, 'equity', true, 'balance', -1, 'Between locations'
    from charted
),
cash_line as (
    select
        client_id, mapping_era, account_id, section, section = 'between locations' as is_by_location, 'earned' as counts_as,
        factor, line
    from cash_flow_line
    where section <> 'cash'
    union all
    select
        client_id, mapping_era, account_id, section, false,
        unnest(['cash at the beginning', 'cash entered', 'cash at the end']), 1,
        unnest(['Cash at the beginning', 'Opening balances entered', 'Cash at the end'])
    from cash_flow_line
    where section = 'cash'
),
equity_line as (
    select
        client_id,
        mapping_era,
        account_id,
        unnest(case
            when statement = 'income statement' then [
                {line: 'Current-year earnings', counts_as: 'equity of the year', factor: -1, is_by_location: false},
                {line: 'Retained earnings', counts_as: 'equity of earlier years', factor: -1, is_by_location: false}]
            when section = 'equity' then [{
                line: case standard_account when 'retained-earnings' then 'Retained earnings' else standard_name end,
                counts_as: if(standard_account in ('share-capital', 'drawings'), 'equity of owners', 'other equity'),
                factor: -1, is_by_location: false}]
            else []
        end || [{line: 'Between locations', counts_as: 'other equity', factor: 1, is_by_location: true}]) as item
    from charted
),
trial_line as (
    select
        client_id,
        mapping_era,
        account_id,
        unnest([
            {lines: [account_code, account_name, standard_name], factor: 1, is_by_location: false,
                counts_as: if(statement = 'income statement', 'account of income', 'account')},
            {lines: if(statement = 'income statement', ['Earnings of earlier years, not closed', 'Retained earnings'], []),
                factor: 1, is_by_location: false, counts_as: 'earnings not closed'},
            {lines: ['Between locations'], factor: -1, is_by_location: true, counts_as: 'between locations'}]) as item
    from account_mapping
)
select client_id, mapping_era, account_id, statement, line, is_by_location, counted.counts_as as counts_as, counted.factor as factor
from income_line
union all
select
    line.client_id, line.mapping_era, line.account_id, 'balance sheet', coalesce(part.line, line.line), line.is_by_location,
    line.counts_as, line.factor * part.sign
from balance_line as line
join statement_part as part  -- once for the line, and once for every total that its section belongs to
    on  part.statement = 'balance sheet'
    and part.section = line.section
union all
select
    line.client_id, line.mapping_era, line.account_id, 'cash flow', coalesce(part.line, line.line), line.is_by_location,
    line.counts_as, line.factor
from cash_line as line
join statement_part as part  -- once for the line, and once for every total that its section belongs to
    on  part.statement = 'cash flow'
    and part.section = line.section
union all
select
    client_id, mapping_era, account_id, 'changes in equity', unnest([item.line, 'Total equity']), item.is_by_location,
    item.counts_as, item.factor
from equity_line
union all
select
    client_id, mapping_era, account_id, 'trial balance', unnest(list_distinct(item.lines)), item.is_by_location,
    item.counts_as, item.factor
from trial_line
