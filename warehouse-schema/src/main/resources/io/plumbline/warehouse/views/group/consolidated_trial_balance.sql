-- One row per group, calendar month and line: what members' books add up to, what consolidation changes, and both together; debit-positive, and each column of a month adds up to nought.
create view consolidated_trial_balance as
-- As in a client's trial balance, income and expense show the fiscal year so far, and what was earned before stands in
-- retained earnings. What belongs to others is taken out of the year's earnings here and stands in their equity.
with account as materialized (
    select account.*, chart.statement
    from consolidated_account as account
    join group_chart as chart  -- one row per line
        on chart.standard_account = account.standard_account
),
part as (
    select group_id, period, fiscal_year, first_day, last_day, standard_account, members, adjustments
    from account
    where statement = 'balance sheet'
    union all
    select group_id, period, fiscal_year, first_day, last_day, standard_account, year_by_members, year_adjustments
    from account
    where statement = 'income statement'
    union all
    select group_id, period, fiscal_year, first_day, last_day, 'retained-earnings',
        members - year_by_members, adjustments - year_adjustments
    from account
    where statement = 'income statement'
    union all
    select group_id, period, fiscal_year, first_day, last_day, standard_account, 0, -year_adjustments
    from account
    where statement = 'appropriation'
    union all
    select group_id, period, fiscal_year, first_day, last_day, 'retained-earnings', 0, year_adjustments
    from account
    where statement = 'appropriation'
)
select
    part.group_id,
    part.period,
    part.fiscal_year,
    part.first_day,
    part.last_day,
    chart.place,
    part.standard_account,
    case when part.standard_account = 'retained-earnings' then 'Retained earnings' else chart.standard_name end as line,
    chart.statement,
    chart.section,
    case when count(*) = count(part.members) then cast(sum(part.members) as decimal(18, 4)) end as members,
    case when count(*) = count(part.adjustments) then cast(sum(part.adjustments) as decimal(18, 4)) end as adjustments,
    case when count(*) = count(part.members + part.adjustments) then cast(sum(part.members + part.adjustments) as decimal(18, 4)) end as closing
from part
join group_chart as chart  -- one row per line
    on chart.standard_account = part.standard_account
group by all
having count(*) > count(part.members + part.adjustments) or sum(abs(part.members)) <> 0 or sum(abs(part.adjustments)) <> 0
