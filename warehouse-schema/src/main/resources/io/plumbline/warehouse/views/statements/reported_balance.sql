-- One row per client, reporting period, scope (whole, or a location) and line or total of the balance sheet at the period's end.
create view reported_balance as
-- Earnings are split at the fiscal year of each reported month: what the income statement shows of the year so far is
-- current-year earnings; all else that income statement accounts carry (earlier years, less what closing entries moved
-- into the equity accounts) stands in retained earnings. What one location owes another is a line of each, and adds up
-- to nought over all.
with account_line as (
    select
        total.client_id,
        total.ordinal,
        total.location_id,
        account.mapping_era,
        account.statement,
        account.standard_account,
        sum(total.balance) as balance,
        sum(total.earned_of_year) as earned_of_year
    from account_to_date as total
    join account_mapping as account  -- one row per account and era
        on  account.client_id = total.client_id
        and account.account_id = total.account_id
    group by all
),
part as (
    select
        client_id,
        ordinal,
        mapping_era,
        location_id,
        unnest(case statement
            when 'balance sheet' then [
                {line: standard_account, scope: 'whole', balance: balance},
                {line: standard_account, scope: 'location', balance: balance},
                {line: 'between-locations', scope: 'location', balance: -balance}]
            else [
                {line: 'retained-earnings', scope: 'whole', balance: balance - earned_of_year},
                {line: 'retained-earnings', scope: 'location', balance: balance - earned_of_year},
                {line: 'current-year-earnings', scope: 'whole', balance: earned_of_year},
                {line: 'current-year-earnings', scope: 'location', balance: earned_of_year},
                {line: 'between-locations', scope: 'location', balance: -balance}]
        end) as part
    from account_line
),
line as (
    select
        client_id,
        ordinal,
        mapping_era,
        part.scope as scope,
        case when part.scope = 'location' then location_id end as location_id,
        part.line as standard_account,
        sum(part.balance) as balance
    from part
    group by all
),
placed as (
    select
        line.client_id,
        line.ordinal,
        line.mapping_era,
        line.scope,
        line.location_id,
        case line.standard_account
            when 'current-year-earnings' then 21099
            when 'between-locations' then 21199
            when 'unclassified' then 9900
            else chart.section_order * 100 + chart.place
        end as place,
        coalesce(chart.section, 'equity') as section,
        case line.standard_account
            when 'current-year-earnings' then 'Current-year earnings'
            when 'retained-earnings' then 'Retained earnings'
            when 'between-locations' then 'Between locations'
            else chart.standard_name
        end as line,
        line.balance
    from line
    left join standard_chart as chart  -- one row per standard account
        on chart.standard_account = line.standard_account
),
item as (
    select
        placed.client_id,
        placed.ordinal,
        placed.mapping_era,
        placed.scope,
        placed.location_id,
        coalesce(part.place, placed.place) as place,
        case when part.kind = 'line' then placed.section end as section,
        coalesce(part.line, placed.line) as line,
        part.kind,
        sum(placed.balance) * part.sign as amount
    from placed
    join statement_part as part  -- once for the line, and once for every total that its section belongs to
        on  part.statement = 'balance sheet'
        and part.section = placed.section
    group by placed.client_id, placed.ordinal, placed.mapping_era, placed.scope, placed.location_id, coalesce(part.place, placed.place),
        case when part.kind = 'line' then placed.section end, coalesce(part.line, placed.line), part.kind, part.sign
)
select
    item.client_id,
    period.grain,
    period.period,
    item.scope,
    item.location_id,
    item.place,
    case when item.place < 10000 then 'assets' when item.place < 20000 then 'liabilities' else 'equity' end as side,
    item.section,
    item.line,
    item.kind,
    item.amount
from item
join reporting_period as period  -- every period that ends with the month
    on  period.client_id = item.client_id
    and period.last_ordinal = item.ordinal
    and period.mapping_era = item.mapping_era
where item.kind <> 'line' or item.amount <> 0
