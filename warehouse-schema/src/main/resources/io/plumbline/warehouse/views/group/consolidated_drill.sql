-- What a line of a group's statements is made of in a month: each member's account, translation, elimination and share, debit-positive; drill() goes on to the lines of a member's account.
create macro consolidated_drill(for_group, for_line, for_period) as table
select
    part.source,
    part.rule,
    part.client_id,
    part.counterparty_id,
    part.account_code,
    account.account_name,
    part.local_balance,
    part.local_earned,
    part.balance,
    part.earned
from consolidation_line as part
join group_chart as chart  -- one row per line
    on chart.standard_account = part.standard_account
left join accounts as account  -- one row per account
    on  account.client_id = part.client_id
    and account.account_id = part.account_id
where part.group_id = for_group
  and strftime(part.last_day, '%Y-%m') = for_period
  and (chart.standard_name = for_line or chart.standard_account = for_line)
order by part.source, part.client_id, part.account_code
