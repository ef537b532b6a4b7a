-- One row per client, reporting period, scope (whole, or a location) and line or total of the income statement; costs are positive.
create view reported_income as
with earned as (
    select
        total.client_id,
        total.ordinal,
        total.location_id,
        account.mapping_era,
        account.standard_account,
        sum(total.earned) as earned,
        sum(total.adjusted) as adjusted
    from account_to_date as total
    join account_mapping as account  -- one row per account and era
        on  account.client_id = total.client_id
        and account.account_id = total.account_id
    where account.statement = 'income statement'
    group by all
),
line as (
    select
        edge.client_id,
        edge.grain,
        edge.period,
        earned.location_id,
        earned.standard_account,
        unnest(['whole', 'location']) as scope,
        -sum(edge.sign * earned.earned) as effect,
        -sum(edge.sign * earned.adjusted) as adjusted
    from earned
    join reporting_edge as edge  -- at either end of a period
        on  edge.client_id = earned.client_id
        and edge.ordinal = earned.ordinal
        and edge.mapping_era = earned.mapping_era
    group by edge.client_id, edge.grain, edge.period, earned.location_id, earned.standard_account
),
item as (
    select
        line.client_id,
        line.grain,
        line.period,
        line.scope,
        case when line.scope = 'location' then line.location_id end as location_id,
        coalesce(part.place, chart.section_order * 100 + chart.place) as place,
        case when part.kind = 'line' then chart.section end as section,
        coalesce(part.line, chart.standard_name) as line,
        part.kind,
        case when part.kind <> 'line' then part.sign when chart.normal_side = 'credit' then 1 else -1 end as sign,
        sum(line.effect) as effect,
        sum(line.adjusted) as adjusted
    from line
    join standard_chart as chart  -- one row per standard account
        on chart.standard_account = line.standard_account
    join statement_part as part  -- once for the line, and once for every total that its section belongs to
        on  part.statement = 'income statement'
        and part.section = chart.section
    group by all
)
select
    client_id,
    grain,
    period,
    scope,
    location_id,
    place,
    section,
    line,
    kind,
    sign,
    effect * sign as amount,
    adjusted * sign as adjustments,
    effect as effect_on_net_income
from item
where kind <> 'line' or effect <> 0 or adjusted <> 0
