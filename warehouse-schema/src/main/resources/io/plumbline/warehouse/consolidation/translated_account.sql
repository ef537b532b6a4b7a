-- One row per group, member, account and calendar month: balance and earnings in the member's currency and in the group's.
-- What a member brings with it (all that its books held the day before it joined; opening entries of the first month)
-- is translated at the closing rate of the month before. From then on accounts at historical and average rates move at
-- the rate of each month, and accounts at the closing rate are worth their balance at the rate of the month shown.
-- Each month's figure of an account is rounded to the cent; books in the group's currency stay as they are.
with member as (
    select * from group_member_month
),
entry as (
    select group_id, client_id, month_end, last_day(month_end - interval 1 month) as month_before, books_from
    from member
    where is_first
),
shares as (  -- accounts of shares in members: worth what was paid
    select distinct part.group_id, account.client_id, account.account_id
    from bridge_group_member as part
    join accounts as account
        on  account.client_id = part.owner_id
        and account.account_code glob part.investment_account
),
kind as (
    select client_id, account_id, max_by(translation_rate, valid_from) as translation_rate
    from dim_account
    group by client_id, account_id
),
account as (
    select
        entry.group_id,
        account.client_id,
        account.account_id,
        account.account_code,
        account.standard_account,
        account.statement,
        account.section,
        case when shares.account_id is null then kind.translation_rate else 'historical' end as rate_kind
    from entry
    join accounts as account  -- one row per account
        on account.client_id = entry.client_id
    join kind  -- one row per account
        on  kind.client_id = account.client_id
        and kind.account_id = account.account_id
    left join shares  -- one row per group and account
        on  shares.group_id = entry.group_id
        and shares.client_id = account.client_id
        and shares.account_id = account.account_id
),
change as (
    select * from group_account_month
),
brought as (
    select
        entry.group_id,
        change.client_id,
        change.account_id,
        sum(case
            when change.month_end < entry.month_end then change.movement
            else change.opening_entries
        end) as amount
    from entry
    join change  -- summed up
        on  change.client_id = entry.client_id
        and (
            change.month_end < entry.month_end
            or (change.month_end = entry.month_end and entry.month_end = entry.books_from)
        )
    group by all
),
rate as (
    select * from group_month_rate
),
first_row as (
    select
        entry.group_id,
        change.client_id,
        change.account_id,
        greatest(min(change.month_end), entry.month_end) as first_month_end
    from entry
    join change  -- its first month
        on change.client_id = entry.client_id
    group by entry.group_id, change.client_id, change.account_id, entry.month_end
),
cell as (
    select
        member.group_id,
        member.client_id,
        account.account_id,
        account.account_code,
        account.standard_account,
        account.statement,
        account.section,
        case when member.currency = member.group_currency then 'none' else account.rate_kind end as rate_kind,
        member.month_end,
        member.fiscal_year,
        rate.closing_rate,
        rate.average_rate,
        rate.historical_rate,
        before.closing_rate as rate_before,
        coalesce(brought.amount, 0) as brought,
        coalesce(change.movement, 0)
            - case
                when member.is_first and member.month_end = member.books_from then coalesce(change.opening_entries, 0)
                else 0
            end as movement,
        coalesce(change.earned, 0) as earned
    from member
    join first_row  -- every account from its first month on
        on  first_row.group_id = member.group_id
        and first_row.client_id = member.client_id
        and first_row.first_month_end <= member.month_end
    join account  -- one row per group and account
        on  account.group_id = first_row.group_id
        and account.client_id = first_row.client_id
        and account.account_id = first_row.account_id
    join entry  -- one row per group and member
        on  entry.group_id = member.group_id
        and entry.client_id = member.client_id
    left join change  -- one row per account and month
        on  change.client_id = member.client_id
        and change.account_id = account.account_id
        and change.month_end = member.month_end
    left join brought  -- one row per group and account
        on  brought.group_id = member.group_id
        and brought.client_id = member.client_id
        and brought.account_id = account.account_id
    left join rate  -- one row per group, currency and month
        on  rate.group_id = member.group_id
        and rate.currency = member.currency
        and rate.month_end = member.month_end
    left join rate as before  -- one row per group, currency and month
        on  before.group_id = member.group_id
        and before.currency = member.currency
        and before.month_end = entry.month_before
),
moved as (
    select
        *,
        cast(brought + sum(movement) over so_far as decimal(18, 4)) as local_balance,
        case rate_kind when 'historical' then historical_rate else average_rate end as moving_rate
    from cell
    window so_far as (
        partition by group_id, client_id, account_id
        order by month_end
        rows between unbounded preceding and current row
    )
),
priced as (
    select
        *,
        case
            when rate_kind = 'none' then brought
            when brought = 0 then 0
            else round(cast(brought as decimal(18, 4)) * rate_before, 2)
        end as brought_priced,
        case
            when rate_kind = 'none' then movement
            when movement = 0 then 0
            else round(cast(movement as decimal(18, 4)) * moving_rate, 2)
        end as movement_priced,
        case
            when rate_kind = 'none' then earned
            when earned = 0 then 0
            else round(earned * average_rate, 2)
        end as earned_priced
    from moved
)
select
    group_id,
    client_id,
    account_id,
    account_code,
    standard_account,
    statement,
    section,
    rate_kind,
    month_end,
    fiscal_year,
    closing_rate,
    average_rate,
    historical_rate,
    local_balance,
    movement as local_movement,
    earned as local_earned,
    brought as local_brought,
    cast(brought_priced as decimal(18, 4)) as brought,
    -- a missing rate leaves a gap, and every later sum is unknown, too
    cast(case
        when rate_kind = 'closing' then
            case when local_balance = 0 then 0 else round(local_balance * closing_rate, 2) end
        when count(*) over so_far = count(movement_priced) over so_far and brought_priced is not null then
            brought_priced + sum(movement_priced) over so_far
    end as decimal(18, 4)) as balance,
    cast(earned_priced as decimal(18, 4)) as earned
from priced
window so_far as (
    partition by group_id, client_id, account_id
    order by month_end
    rows between unbounded preceding and current row
)
