-- One row per group, calendar month, source, member, account and line of what a group's statements add up; debit-positive.
with line as (
    select * from translated_account
),
owned as (
    select * from ownership_line
),
last_month as (
    select group_id, client_id, max(month_end) as month_end
    from group_member_month
    group by group_id, client_id
),
group_end as (
    select group_id, max(month_end) as month_end
    from last_month
    group by group_id
),
-- Who leaves takes along what the owners of the group earned with it: the seller's gain over what the shares once cost
-- is less by that. Translation adjustments go through the income statement with it.
left_behind as (
    select last_month.group_id, last_month.client_id, last_month.month_end, sum(part.balance) as balance
    from last_month
    join group_end  -- one row per group
        on  group_end.group_id = last_month.group_id
        and group_end.month_end > last_month.month_end
    join (
        select group_id, client_id, month_end, balance
        from line
        where statement = 'income statement' or section = 'equity'
        union all
        select owned.group_id, owned.client_id, owned.month_end, owned.balance
        from owned
        left join standard_chart as chart  -- one row per standard account
            on chart.standard_account = owned.standard_account
        where owned.item <> 'shares'
          and chart.section = 'equity'
    ) as part
        on  part.group_id = last_month.group_id
        and part.client_id = last_month.client_id
        and part.month_end = last_month.month_end
    group by all
)
select group_id, month_end as last_day, source, rule, client_id, counterparty_id, account_id, account_code, standard_account,
    local_balance, local_earned, cast(balance as decimal(18, 4)) as balance, cast(earned as decimal(18, 4)) as earned
from (
    select group_id, month_end, 'books' as source, null as rule, client_id, null as counterparty_id, account_id, account_code,
        standard_account, local_balance, local_earned, balance, case when statement = 'income statement' then earned else 0 end as earned
    from line
    union all
    select group_id, month_end, 'translation', null, client_id, null, null, null, 'translation-adjustment', null, null,
        case when count(*) = count(balance) then -sum(balance) end, 0
    from line
    where rate_kind <> 'none'
    group by group_id, month_end, client_id
    union all
    select group_id, month_end, 'elimination', rule, client_id,
        case when client_id = member_a then member_b when client_id = member_b then member_a end,
        account_id, account_code,
        case when standard_account = 'unmatched' and statement = 'income statement' then 'unmatched-income'
            else standard_account end,
        null, null, balance, earned
    from elimination_line
    union all
    select group_id, month_end, 'ownership', item, client_id, counterparty_id, account_id, account_code, standard_account,
        null, null, balance, earned
    from owned
    union all
    select group_id, last_day(month_end + interval 1 month), 'departure', null, client_id, null, null, null, 'departure', null, null, 0, -balance
    from left_behind
)
where balance is null or earned is null or balance <> 0 or earned <> 0
