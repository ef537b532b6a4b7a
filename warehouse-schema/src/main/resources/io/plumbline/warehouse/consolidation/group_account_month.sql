-- One row per member of any group, account and calendar month in which its balance changes: by how much, and what of it was earned.
-- Where opening entries say again what earlier years add up to, balances start afresh: the old ones go out.
with member as (
    select distinct client_id from bridge_group_member
),
movement as (
    select
        month.client_id,
        month.account_id,
        period.era,
        last_day(period.first_day + cast((period.last_day - period.first_day) // 2 as integer)) as month_end,
        sum(month.movement) as movement,
        sum(case when month.statement = 'income statement' then month.earned else 0 end) as earned,
        sum(month.opening_entries) as opening_entries
    from member
    join account_month as month  -- one row per account and period
        on month.client_id = member.client_id
    join ledger_period as period  -- one row per period key
        on  period.client_id = month.client_id
        and period.period_key = month.period_key
    group by all
),
era as (
    select client_id, era, min(month_end) as first_month_end
    from movement
    group by client_id, era
),
change as (
    select client_id, account_id, month_end, movement, earned, opening_entries
    from movement
    union all
    select old.client_id, old.account_id, era.first_month_end, -sum(old.movement), 0, 0
    from movement as old
    join era  -- one row per client and era
        on  era.client_id = old.client_id
        and era.era = old.era + 1
    group by old.client_id, old.account_id, era.first_month_end
)
select
    client_id,
    account_id,
    month_end,
    cast(sum(movement) as decimal(18, 4)) as movement,
    cast(sum(earned) as decimal(18, 4)) as earned,
    cast(sum(opening_entries) as decimal(18, 4)) as opening_entries
from change
group by client_id, account_id, month_end
