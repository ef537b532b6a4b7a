-- One row per group, calendar month and line: what members' books say and what consolidation changes, as balance, of the month, and of the fiscal year so far; debit-positive.
create view consolidated_account as
-- A figure that lacks a rate is unknown, and so is every sum that it belongs to: consolidation_gap says what is missing.
with part as (
    select
        group_id,
        last_day as month_end,
        standard_account,
        source in ('books', 'translation') as is_of_members,
        balance,
        earned
    from consolidation_line
),
line as materialized (
    select
        group_id,
        month_end,
        standard_account,
        coalesce(cast(sum(balance) filter (is_of_members) as decimal(18, 4)), 0) as members,
        coalesce(cast(sum(balance) filter (not is_of_members) as decimal(18, 4)), 0) as adjustments,
        count(*) - count(balance) as gaps,
        coalesce(cast(sum(earned) filter (is_of_members) as decimal(18, 4)), 0) as earned_by_members,
        coalesce(cast(sum(earned) filter (not is_of_members) as decimal(18, 4)), 0) as earned_adjustments,
        count(*) - count(earned) as earned_gaps
    from part
    group by group_id, month_end, standard_account
),
month as (
    select
        line.group_id,
        line.month_end,
        strftime(line.month_end, '%Y-%m') as period,
        year(line.month_end) + case
            when grouping.year_starts > 1 and month(line.month_end) >= grouping.year_starts then 1 else 0
        end as fiscal_year
    from (select distinct group_id, month_end from line) as line
    join dim_group as grouping  -- one row per group
        on grouping.group_id = line.group_id
),
year_to_date as (
    select
        month.group_id,
        month.month_end,
        month.period,
        month.fiscal_year,
        line.standard_account,
        cast(sum(line.earned_by_members) as decimal(18, 4)) as by_members,
        cast(sum(line.earned_adjustments) as decimal(18, 4)) as adjustments,
        sum(line.earned_gaps) as gaps
    from month
    join month as earlier  -- the months of the fiscal year so far
        on  earlier.group_id = month.group_id
        and earlier.fiscal_year = month.fiscal_year
        and earlier.month_end <= month.month_end
    join line  -- one row per group, month and line
        on  line.group_id = earlier.group_id
        and line.month_end = earlier.month_end
    group by all
)
select
    year.group_id,
    year.period,
    year.fiscal_year,
    cast(date_trunc('month', year.month_end) as date) as first_day,
    year.month_end as last_day,
    year.standard_account,
    case when coalesce(line.gaps, 0) = 0 then coalesce(line.members, 0) end as members,
    case when coalesce(line.gaps, 0) = 0 then coalesce(line.adjustments, 0) end as adjustments,
    case when coalesce(line.earned_gaps, 0) = 0 then coalesce(line.earned_by_members, 0) end as earned_by_members,
    case when coalesce(line.earned_gaps, 0) = 0 then coalesce(line.earned_adjustments, 0) end as earned_adjustments,
    case when year.gaps = 0 then year.by_members end as year_by_members,
    case when year.gaps = 0 then year.adjustments end as year_adjustments
from year_to_date as year
left join line  -- one row per group, month and line
    on  line.group_id = year.group_id
    and line.month_end = year.month_end
    and line.standard_account = year.standard_account
