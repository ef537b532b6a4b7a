-- The trial balance of a period, of one client or of all.
create macro trial_balance_at(for_period, client := null) as table
select
    balance.client_id,
    balance.account_code,
    balance.account_name,
    balance.section,
    balance.opening,
    balance.debit,
    balance.credit,
    balance.closing
from trial_balance as balance
where balance.period = for_period
  and (client is null or balance.client_id = client)
order by balance.client_id, balance.account_code
