-- One row per group, calendar month and line or total of its balance sheet at the month's end, in reading order by place.
create view consolidated_balance_sheet as
with part as (
    select
        group_id, period, fiscal_year, first_day, last_day,
        case when statement = 'balance sheet' then place else 21099 end as place,
        case when statement = 'balance sheet' then section else 'equity' end as section,
        case when statement = 'balance sheet' then line else 'Current-year earnings' end as line,
        members,
        adjustments,
        closing
    from consolidated_trial_balance
),
line as materialized (
    select
        group_id, period, fiscal_year, first_day, last_day, place, section, line,
        case when count(*) = count(members) then cast(sum(members) as decimal(18, 4)) end as members,
        case when count(*) = count(adjustments) then cast(sum(adjustments) as decimal(18, 4)) end as adjustments,
        case when count(*) = count(closing) then cast(sum(closing) as decimal(18, 4)) end as closing
    from part
    group by all
),
layout_section as (
    select place, line, kind, sign, unnest(sections) as section
    from statement_layout
    where statement = 'balance sheet'
),
item as (
    select line.group_id, line.period, line.fiscal_year, line.first_day, line.last_day, line.place, line.section,
        line.line, 'line' as kind, side.sign, line.members, line.adjustments, line.closing
    from line
    join layout_section as side  -- every section has one side
        on  side.section = line.section
        and side.line in ('Total assets', 'Total liabilities', 'Total equity')
    union all
    select line.group_id, line.period, line.fiscal_year, line.first_day, line.last_day, layout.place, null,
        layout.line, layout.kind, layout.sign,
        case when count(*) = count(line.members) then cast(sum(line.members) as decimal(18, 4)) end,
        case when count(*) = count(line.adjustments) then cast(sum(line.adjustments) as decimal(18, 4)) end,
        case when count(*) = count(line.closing) then cast(sum(line.closing) as decimal(18, 4)) end
    from line
    join layout_section as layout  -- once for every total that the section belongs to
        on layout.section = line.section
    group by all
)
select
    group_id,
    period,
    fiscal_year,
    first_day,
    last_day,
    place,
    case when place < 10000 then 'assets' when place < 20000 then 'liabilities' else 'equity' end as side,
    section,
    line,
    kind,
    members * sign as members,
    adjustments * sign as adjustments,
    closing * sign as amount
from item
