-- One row per group, rule, pair of members and calendar month: what the books of either say about the other, and what they disagree on; in the group's currency, debit-positive.
-- Balances as they stand at the month's end; income and expense as earned since both belong to the group, and in the
-- month. Amounts that no rule takes out are listed without a rule, by standard account.
with side as (
    select
        balance.group_id,
        rule.place,
        rule.rule,
        case when rule.rule is null then balance.standard_account end as standard_account,
        least(balance.client_id, balance.counterparty_id) as member_a,
        greatest(balance.client_id, balance.counterparty_id) as member_b,
        balance.client_id < balance.counterparty_id as is_a,
        balance.month_end,
        balance.balance,
        case when balance.statement = 'income statement' then balance.earned else 0 end as earned
    from intercompany_balance as balance
    left join group_elimination as rule  -- one rule of a group has a standard account
        on  rule.group_id = balance.group_id
        and rule.standard_account = balance.standard_account
)
select
    group_id,
    strftime(month_end, '%Y-%m') as period,
    month_end as last_day,
    place,
    rule,
    standard_account,
    member_a,
    member_b,
    case when count(*) = count(balance) then coalesce(sum(balance) filter (is_a), 0) end as books_of_a,
    case when count(*) = count(balance) then coalesce(sum(balance) filter (not is_a), 0) end as books_of_b,
    case when count(*) = count(balance) then sum(balance) end as unmatched,
    case when count(*) = count(earned) then sum(earned) end as unmatched_in_month,
    rule is not null as is_eliminated
from side
group by group_id, month_end, place, rule, standard_account, member_a, member_b
having count(*) > count(balance) or sum(abs(balance)) <> 0
