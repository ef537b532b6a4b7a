-- One row per group, foreign member and calendar month: what translation adds to equity, and the roll-forward that explains it.
-- The adjustment is what the translated debit-positive lines add up to. The roll-forward comes to it by another way, from
-- totals in the member's own currency: opening net assets times the change of the closing rate, and what was earned and
-- what owners paid in or took out in the month times the distance of its rate from the closing rate. The two differ by
-- the rounding of single accounts: half a cent for each figure at most.
with line as (
    select
        group_id,
        client_id,
        month_end,
        sum(balance) as adjustment,
        count(*) filter (balance is null) as gaps,
        sum(case when rate_kind = 'closing' then local_balance else 0 end) as net_assets,
        -sum(case when rate_kind = 'average' then local_movement else 0 end) as income,
        -sum(case when rate_kind = 'historical' then local_movement else 0 end) as owners,
        sum(case when rate_kind = 'closing' then local_brought else 0 end) as brought_net_assets,
        sum(brought) as brought_adjustment,
        count(*) as accounts
    from translated_account
    where rate_kind <> 'none'
    group by group_id, client_id, month_end
),
rate as (
    select * from group_month_rate
),
month as (
    select
        line.*,
        member.period,
        member.currency,
        member.group_currency,
        before.closing_rate as opening_rate,
        rate.average_rate,
        rate.historical_rate,
        rate.closing_rate,
        case when member.is_first then line.brought_net_assets else lag(line.net_assets) over in_order end
            as opening_net_assets,
        case when member.is_first then line.brought_adjustment else lag(line.adjustment) over in_order end
            as opening_adjustment,
        case when member.is_first then 0 else lag(line.gaps) over in_order end as opening_gaps
    from line
    join group_member_month as member  -- one row per group, member and month
        on  member.group_id = line.group_id
        and member.client_id = line.client_id
        and member.month_end = line.month_end
    left join rate  -- one row per group, currency and month
        on  rate.group_id = line.group_id
        and rate.currency = member.currency
        and rate.month_end = line.month_end
    left join rate as before  -- one row per group, currency and month
        on  before.group_id = line.group_id
        and before.currency = member.currency
        and before.month_end = last_day(line.month_end - interval 1 month)
    window in_order as (partition by line.group_id, line.client_id order by line.month_end)
),
explained as (
    select
        *,
        case when gaps + opening_gaps = 0 then adjustment - opening_adjustment end as movement,
        case when opening_net_assets = 0 then 0
            else cast(opening_net_assets as decimal(18, 4)) * (closing_rate - opening_rate) end as from_opening_net_assets,
        case when income = 0 then 0 else cast(income as decimal(18, 4)) * (closing_rate - average_rate) end as from_income,
        case when owners = 0 then 0 else cast(owners as decimal(18, 4)) * (closing_rate - historical_rate) end as from_owners
    from month
)
select
    group_id,
    client_id,
    period,
    month_end as last_day,
    currency,
    group_currency,
    opening_rate,
    average_rate,
    historical_rate,
    closing_rate,
    opening_net_assets,
    case when opening_gaps = 0 then opening_adjustment end as opening_adjustment,
    round(from_opening_net_assets, 2) as from_opening_net_assets,
    round(from_income, 2) as from_income,
    round(from_owners, 2) as from_owners,
    movement,
    case when gaps = 0 then adjustment end as adjustment,
    movement - round(from_opening_net_assets + from_income + from_owners, 2) as rounding,
    abs(movement - (from_opening_net_assets + from_income + from_owners)) <= 0.005 * 2 * accounts as is_proven
from explained
