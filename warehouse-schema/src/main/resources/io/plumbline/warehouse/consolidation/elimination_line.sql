-- One row per group, rule, pair of members, account and calendar month: what is taken out of the account, or stays over unmatched.
-- Both sides go out in full; by what they differ stays over as a line of its own, in the income statement where a rule
-- meets income and expense alone, otherwise in the balance sheet.
with matched as (
    select
        balance.group_id,
        rule.place,
        rule.rule,
        least(balance.client_id, balance.counterparty_id) as member_a,
        greatest(balance.client_id, balance.counterparty_id) as member_b,
        balance.client_id,
        balance.account_id,
        balance.account_code,
        balance.standard_account,
        balance.statement,
        balance.month_end,
        balance.balance,
        balance.earned
    from intercompany_balance as balance
    join group_elimination as rule  -- one rule of a group has a standard account
        on  rule.group_id = balance.group_id
        and rule.standard_account = balance.standard_account
),
statement_of as (
    select group_id, rule,
        case when bool_and(chart.statement = 'income statement') then 'income statement' else 'balance sheet' end as statement
    from group_elimination as rule
    join standard_chart as chart  -- one row per standard account
        on chart.standard_account = rule.standard_account
    group by group_id, rule
)
select
    group_id, rule, place, member_a, member_b, client_id, account_id, account_code, standard_account, statement,
    month_end, -balance as balance, case when statement = 'income statement' then -earned else 0 end as earned
from matched
union all
select
    matched.group_id, matched.rule, matched.place, matched.member_a, matched.member_b,
    null, null, null, 'unmatched', statement_of.statement, matched.month_end,
    case when count(*) = count(matched.balance) then sum(matched.balance) end,
    case
        when statement_of.statement = 'balance sheet' then 0
        when count(*) = count(matched.earned) then sum(matched.earned)
    end
from matched
join statement_of  -- one row per rule
    on  statement_of.group_id = matched.group_id
    and statement_of.rule = matched.rule
group by matched.group_id, matched.rule, matched.place, matched.member_a, matched.member_b, statement_of.statement,
    matched.month_end
