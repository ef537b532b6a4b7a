-- One row per client, reporting period, scope (whole, or a location) and component of equity: how it came from opening to closing.
create view reported_equity as
-- Amounts are as equity shows them, credits positive. Transferred is what a year's end moves from current-year to retained
-- earnings, booked or not: it adds up to nought, unless a later export opens a year with other balances. By location, what
-- one owes another is a component as on the balance sheet.
with account as (
    select account.*, coalesce(chart.place, 90) as place
    from account_mapping as account
    left join standard_chart as chart  -- one row per standard account
        on chart.standard_account = account.standard_account
    where account.statement <> 'none'
),
total_line as (
    select
        total.client_id,
        total.ordinal,
        total.location_id,
        account.mapping_era,
        account.statement,
        account.section,
        account.standard_account,
        account.standard_name,
        account.place,
        -sum(total.balance) as balance,
        -sum(total.earned_of_year) as earned_of_year,
        -sum(total.earned) as moved,
        -sum(total.opened) as opened
    from account_to_date as total
    join account  -- one row per account and era
        on  account.client_id = total.client_id
        and account.account_id = total.account_id
    group by all
),
component as (
    select
        client_id,
        ordinal,
        mapping_era,
        location_id,
        unnest(case
            when statement = 'income statement' then [
                {place: 21099, line: 'Current-year earnings', balance: earned_of_year, net_income: moved, owners: 0, other: 0,
                    opened: 0},
                {place: 21025, line: 'Retained earnings', balance: balance - earned_of_year, net_income: 0, owners: 0, other: 0,
                    opened: opened}]
            when section <> 'equity' then []
            when standard_account in ('share-capital', 'drawings') then [
                {place: 21000 + place, line: standard_name, balance: balance, net_income: 0, owners: moved, other: 0,
                    opened: opened}]
            else [
                {place: case when standard_account = 'retained-earnings' then 21025 else 21000 + place end,
                    line: case when standard_account = 'retained-earnings' then 'Retained earnings' else standard_name end,
                    balance: balance, net_income: 0, owners: 0, other: moved, opened: opened}]
        end || [{place: 21199, line: 'Between locations', balance: -balance, net_income: 0, owners: 0, other: -moved,
            opened: -opened}]) as part
    from total_line
),
line as (
    select
        edge.client_id,
        edge.grain,
        edge.period,
        component.location_id,
        part.place as place,
        part.line as line,
        sum(case when edge.sign = -1 then part.balance else 0 end) as opening,
        sum(edge.sign * part.net_income) as net_income,
        sum(edge.sign * part.owners) as owners,
        sum(edge.sign * part.other) as other,
        sum(edge.sign * part.opened) as opening_entries,
        sum(case when edge.sign = 1 then part.balance else 0 end) as closing
    from component
    join reporting_edge as edge  -- at either end of a period
        on  edge.client_id = component.client_id
        and edge.ordinal = component.ordinal
        and edge.mapping_era = component.mapping_era
    group by all
),
shown as (
    select
        *,
        unnest([
            {scope: 'location', place: place, line: line, kind: 'line'},
            {scope: 'location', place: 29980, line: 'Total equity', kind: 'total'}]
            || case line
                when 'Between locations' then []
                else [
                    {scope: 'whole', place: place, line: line, kind: 'line'},
                    {scope: 'whole', place: 29980, line: 'Total equity', kind: 'total'}]
            end) as shown_as
    from line
),
item as (
    select
        client_id,
        grain,
        period,
        shown_as.scope as scope,
        case when shown_as.scope = 'location' then location_id end as location_id,
        shown_as.place as place,
        shown_as.line as line,
        shown_as.kind as kind,
        sum(opening) as opening,
        sum(net_income) as net_income,
        sum(owners) as owners,
        sum(other) as other,
        sum(opening_entries) as opening_entries,
        sum(closing) as closing
    from shown
    group by all
)
select
    client_id,
    grain,
    period,
    scope,
    location_id,
    place,
    line,
    kind,
    opening,
    net_income,
    owners,
    other,
    opening_entries,
    closing - opening - net_income - owners - other - opening_entries as transferred,
    closing
from item
where kind = 'total' or opening <> 0 or closing <> 0 or net_income <> 0 or owners <> 0 or other <> 0 or opening_entries <> 0
