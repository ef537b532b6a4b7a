-- One row per group, member, line and calendar month: shares in members against their equity, goodwill, and what belongs to others.
-- The day a member joins, what was paid for its shares meets its equity of the day before; the difference to the share
-- held is goodwill, an asset of the member that is worth the closing rate. Of a member that always belonged to the group
-- only the capital paid in is taken out. What is paid for more shares later, or received for some, stays in equity.
-- Others own their share of each member's equity, less their part of what that member itself paid for members below it.
with member as (
    select * from group_member_month
),
line as (
    select *, statement = 'income statement' or section = 'equity' as is_equity
    from translated_account
),
held as (  -- shares that a member's books carry
    select
        member.group_id,
        member.client_id,
        member.owner_id,
        member.month_end,
        member.direct_share,
        member.is_first,
        owner_.share as owner_share,
        shares.account_id,
        shares.account_code,
        shares.standard_account,
        shares.balance
    from member
    join member as owner_  -- one row per group, member and month
        on  owner_.group_id = member.group_id
        and owner_.client_id = member.owner_id
        and owner_.month_end = member.month_end
    left join line as shares  -- the accounts of the shares
        on  shares.group_id = member.group_id
        and shares.client_id = member.owner_id
        and shares.month_end = member.month_end
        and shares.account_code glob member.investment_account
    where member.investment_account is not null
),
invested as (
    select group_id, client_id, owner_id, month_end, direct_share, is_first, owner_share,
        case when count(account_id) = count(balance) then cast(coalesce(sum(balance), 0) as decimal(18, 4)) end as investment
    from held
    group by all
),
equity as (
    select
        line.group_id,
        line.client_id,
        line.month_end,
        sum(case when member.entered_on is not null or line.standard_account = 'share-capital' then line.brought else 0 end)
            filter (line.is_equity) as acquired,
        sum(case when line.standard_account = 'share-capital' then line.balance - line.brought else 0 end)
            filter (line.is_equity) as paid_in,
        -sum(line.balance) filter (not line.is_equity) as total,
        case when count(*) = count(line.balance) then -sum(line.balance) end as adjustment,
        sum(line.earned) as earned,
        count(*) - count(line.balance) + count(*) - count(line.earned) as gaps
    from line
    join member  -- one row per group, member and month
        on  member.group_id = line.group_id
        and member.client_id = line.client_id
        and member.month_end = line.month_end
    group by line.group_id, line.client_id, line.month_end
),
rate as (
    select * from group_month_rate
),
capital as (
    select
        invested.*,
        coalesce(cast(equity.acquired as decimal(18, 4)), 0) as acquired,
        coalesce(cast(equity.paid_in as decimal(18, 4)), 0) as paid_in,
        invested.investment + round(cast(invested.direct_share as decimal(9, 6)) * (coalesce(cast(equity.acquired as decimal(18, 4)), 0) + coalesce(cast(equity.paid_in as decimal(18, 4)), 0)), 2)
            as difference,
        case when member.currency = member.group_currency then 1 else now_.closing_rate end as closing_rate,
        case when member.currency = member.group_currency then 1 else before.closing_rate end as rate_before
    from invested
    join member  -- one row per group, member and month
        on  member.group_id = invested.group_id
        and member.client_id = invested.client_id
        and member.month_end = invested.month_end
    left join equity  -- one row per group, member and month
        on  equity.group_id = invested.group_id
        and equity.client_id = invested.client_id
        and equity.month_end = invested.month_end
    left join rate as now_  -- one row per group, currency and month
        on  now_.group_id = member.group_id
        and now_.currency = member.currency
        and now_.month_end = member.month_end
    left join rate as before  -- one row per group, currency and month
        on  before.group_id = member.group_id
        and before.currency = member.currency
        and before.month_end = last_day(member.month_end - interval 1 month)
),
priced as (
    select
        *,
        max(difference) filter (is_first) over of_member as goodwill_paid,
        max(rate_before) filter (is_first) over of_member as rate_paid
    from capital
    window of_member as (partition by group_id, client_id)
),
goodwill as (
    select
        *,
        case
            when goodwill_paid = 0 then 0
            when rate_paid = closing_rate then goodwill_paid
            else cast(round(cast(goodwill_paid as double) * cast(closing_rate as double) / cast(rate_paid as double), 2)
                as decimal(38, 4))
        end as goodwill
    from priced
),
others as (
    select
        member.group_id,
        member.client_id,
        member.month_end,
        round(cast(1 - member.share as decimal(9, 6)) * equity.total, 2) as total,
        round(cast(1 - member.share as decimal(9, 6)) * equity.adjustment, 2) as adjustment,
        round(cast(1 - member.share as decimal(9, 6)) * equity.earned, 2) as earned
    from member
    join equity  -- one row per group, member and month
        on  equity.group_id = member.group_id
        and equity.client_id = member.client_id
        and equity.month_end = member.month_end
    where member.share < 1
    union all
    select
        group_id,
        client_id,
        month_end,
        round(cast(1 - owner_share as decimal(9, 6)) * (investment - goodwill), 2),
        round(cast(1 - owner_share as decimal(9, 6)) * (goodwill_paid - goodwill), 2),
        0
    from goodwill
    where owner_share < 1
    union all
    -- a dividend is a member's income only until it is taken out against the equity that paid it
    select
        elimination.group_id,
        elimination.client_id,
        elimination.month_end,
        0,
        0,
        round(cast(1 - member.share as decimal(9, 6)) * elimination.earned, 2)
    from elimination_line as elimination
    join member  -- one row per group, member and month
        on  member.group_id = elimination.group_id
        and member.client_id = elimination.client_id
        and member.month_end = elimination.month_end
        and member.share < 1
    join (
        select rule.group_id, rule.rule
        from group_elimination as rule
        join standard_chart as chart  -- one row per standard account
            on chart.standard_account = rule.standard_account
        group by rule.group_id, rule.rule
        having bool_or(chart.section = 'equity')
    ) as of_equity  -- one row per rule
        on  of_equity.group_id = elimination.group_id
        and of_equity.rule = elimination.rule
    where elimination.statement = 'income statement'
)
select group_id, 'shares' as item, owner_id as client_id, client_id as counterparty_id, account_id, account_code,
    standard_account, month_end, -balance as balance, 0 as earned
from held
where account_id is not null
union all
select line.group_id, 'acquired equity', line.client_id, goodwill.owner_id, line.account_id, line.account_code,
    case when line.statement = 'income statement' then 'retained-earnings' else line.standard_account end,
    line.month_end,
    -case when member.entered_on is not null or line.standard_account = 'share-capital' then line.brought else 0 end
        - case when line.standard_account = 'share-capital' then line.balance - line.brought else 0 end,
    0
from line
join goodwill  -- one row per group, member and month
    on  goodwill.group_id = line.group_id
    and goodwill.client_id = line.client_id
    and goodwill.month_end = line.month_end
join member  -- one row per group, member and month
    on  member.group_id = line.group_id
    and member.client_id = line.client_id
    and member.month_end = line.month_end
where line.is_equity
union all
select group_id, 'goodwill', client_id, owner_id, null, null, 'goodwill', month_end, goodwill, 0
from goodwill
union all
select group_id, 'goodwill', client_id, owner_id, null, null, 'translation-adjustment', month_end, goodwill_paid - goodwill, 0
from goodwill
union all
select group_id, 'ownership', client_id, owner_id, null, null, 'retained-earnings', month_end,
    investment + acquired + paid_in - goodwill_paid, 0
from goodwill
union all
select group_id, 'others', client_id, null, null, null, 'non-controlling-interests', month_end, total, 0
from others
union all
select group_id, 'others', client_id, null, null, null, 'translation-adjustment', month_end, -adjustment, 0
from others
union all
select group_id, 'others', client_id, null, null, null, 'retained-earnings', month_end, adjustment - total, 0
from others
union all
select group_id, 'others', client_id, null, null, null, 'income-of-others', month_end, 0, earned
from others
