-- One row per client, reporting period, scope (whole, or a location) and line or total of the indirect cash-flow statement.
create view reported_cash_flow as
-- Movements are those of normal and adjustment entries: opening entries are no flow, and a closing entry moves nothing but
-- equity. What opening entries brought in stands between the cash at the beginning and at the end.
with fed as (
    select
        total.client_id,
        total.ordinal,
        total.location_id,
        line.mapping_era,
        line.place,
        line.section,
        line.line,
        sum(line.factor * total.earned) as flow,
        sum(line.factor * total.adjusted) as adjusted,
        sum(total.balance) as balance
    from account_to_date as total
    join cash_flow_line as line  -- once for every line that the account feeds, in each era
        on  line.client_id = total.client_id
        and line.account_id = total.account_id
    group by all
),
moved as (
    select
        edge.client_id,
        edge.grain,
        edge.period,
        fed.location_id,
        unnest(case fed.section
            when 'cash' then [
                {section: 'cash', place: 47100, line: 'Cash at the beginning', adjusted: 0,
                    amount: case when edge.sign = -1 then fed.balance else 0 end},
                {section: 'cash', place: 47200, line: 'Opening balances entered', adjusted: 0,
                    amount: edge.sign * (fed.balance - fed.flow)},
                {section: 'cash', place: 47990, line: 'Cash at the end', adjusted: 0,
                    amount: case when edge.sign = 1 then fed.balance else 0 end}]
            else [
                {section: fed.section, place: fed.place, line: fed.line, adjusted: edge.sign * fed.adjusted,
                    amount: edge.sign * fed.flow}]
        end
        || case fed.section
            when 'between locations' then [  -- every section has a total, if nothing moved in it
                {section: 'operating', place: 42000, line: '', adjusted: 0, amount: 0},
                {section: 'investing', place: 43000, line: '', adjusted: 0, amount: 0},
                {section: 'financing', place: 44000, line: '', adjusted: 0, amount: 0}]
            else []
        end) as part
    from fed
    join reporting_edge as edge  -- at either end of a period
        on  edge.client_id = fed.client_id
        and edge.ordinal = fed.ordinal
        and edge.mapping_era = fed.mapping_era
),
line as (
    select
        client_id,
        grain,
        period,
        location_id,
        part.section as section,
        part.place as place,
        part.line as line,
        unnest(case part.section when 'between locations' then ['location'] else ['whole', 'location'] end) as scope,
        sum(part.amount) as amount,
        sum(part.adjusted) as adjusted
    from moved
    group by client_id, grain, period, location_id, part.section, part.place, part.line
),
item as (
    select
        line.client_id,
        line.grain,
        line.period,
        line.scope,
        case when line.scope = 'location' then line.location_id end as location_id,
        coalesce(part.place, line.place) as place,
        case when part.kind = 'line' then line.section end as section,
        coalesce(part.line, line.line) as line,
        part.kind,
        sum(line.amount) as amount,
        sum(line.adjusted) as adjustments
    from line
    join statement_part as part  -- once for the line, and once for every total that its section belongs to
        on  part.statement = 'cash flow'
        and part.section = line.section
    group by all
)
select *
from item
where kind <> 'line' or amount <> 0 or adjustments <> 0 or place in (41000, 47100, 47990)
