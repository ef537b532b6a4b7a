-- One row per group, calendar month and line or total of its income statement, of the month and of the fiscal year so far; costs are positive.
create view consolidated_income_statement as
with line as materialized (
    select
        account.group_id, account.period, account.fiscal_year, account.first_day, account.last_day,
        chart.place, chart.statement, chart.section, chart.standard_name as line,
        case when chart.natural_sign = -1 then 1 else -1 end as sign,
        -account.earned_by_members as members,
        -account.earned_adjustments as adjustments,
        -(account.year_by_members + account.year_adjustments) as year_to_date
    from consolidated_account as account
    join group_chart as chart  -- one row per line
        on chart.standard_account = account.standard_account
    where chart.statement in ('income statement', 'appropriation')
),
layout_section as (
    select place, line, kind, sign, unnest(sections) as section
    from statement_layout
    where statement = 'income statement'
    union all
    -- the owners of the group earn what is left when others have their part
    select 37099, 'Net income of the owners', 'total', 1, unnest(list_append(sections, 'appropriation'))
    from statement_layout
    where statement = 'income statement'
      and line = 'Net income'
),
signed as (
    -- what others earn is taken off the owners' part, and shown as earned
    select * replace (case when statement = 'appropriation' then -members else members end as members,
        case when statement = 'appropriation' then -adjustments else adjustments end as adjustments,
        case when statement = 'appropriation' then -year_to_date else year_to_date end as year_to_date)
    from line
),
item as (
    select group_id, period, fiscal_year, first_day, last_day, place, section, line, 'line' as kind, sign,
        members, adjustments, year_to_date
    from signed
    where members is null or adjustments is null or members <> 0 or adjustments <> 0 or year_to_date is null
        or year_to_date <> 0
    union all
    select signed.group_id, signed.period, signed.fiscal_year, signed.first_day, signed.last_day, layout.place, null,
        layout.line, layout.kind, layout.sign,
        case when count(*) = count(signed.members) then cast(sum(signed.members) as decimal(18, 4)) end,
        case when count(*) = count(signed.adjustments) then cast(sum(signed.adjustments) as decimal(18, 4)) end,
        case when count(*) = count(signed.year_to_date) then cast(sum(signed.year_to_date) as decimal(18, 4)) end
    from signed
    join layout_section as layout  -- once for every total that the section belongs to
        on layout.section = signed.section
    group by all
)
select
    group_id,
    period,
    fiscal_year,
    first_day,
    last_day,
    place,
    section,
    line,
    kind,
    members * sign as members,
    adjustments * sign as adjustments,
    (members + adjustments) * sign as amount,
    year_to_date * sign as year_to_date,
    members + adjustments as effect_on_net_income
from item
