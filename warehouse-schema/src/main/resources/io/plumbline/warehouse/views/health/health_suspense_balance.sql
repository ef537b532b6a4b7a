-- One row per suspense or clearing account that carries a balance.
create view health_suspense_balance as
-- Of a suspense account any balance is a finding. What is on its way to the bank stays a few days: of a clearing account, an
-- amount that was there all the time of the last quarter is one, where it is at least half of what is there usually.
with candidate as (
    select
        client_id,
        account_id,
        regexp_matches(lower(account_name),
            'suspense|unclassified|uncategori[sz]ed|ask my accountant|not? coded|attente|à classer|durchlaufende|verrechnung ungeklärt|interimskonto|uavklart|por classificar|sospesi|tussenrekening')
            as is_suspense
    from accounts
    where statement = 'balance sheet'
      and section not in ('receivables', 'payables', 'equity')
      and (
          standard_account = 'clearing'
          or regexp_matches(lower(account_name),
            'suspense|clearing|undeposited|in transit|uncategori[sz]ed|ask my accountant|attente|à classer|virements internes|durchlaufende|geldtransit|interimskonto|uavklart|sospesi|tussenrekening|kruisposten')
      )
),
day as (
    select candidate.client_id, candidate.account_id, candidate.is_suspense, line.posted_on, sum(line.amount) as amount
    from candidate
    join fact_ledger_line as line  -- summed up by day
        on  line.client_id = candidate.client_id
        and line.account_id = candidate.account_id
    group by all
),
quarter as (
    select client_id, max(last_day) - 92 as starts_on from ledger_period group by client_id
),
balance as (
    select
        day.client_id,
        day.account_id,
        day.is_suspense,
        day.posted_on,
        quarter.starts_on,
        sum(day.amount) over (
            partition by day.client_id, day.account_id order by day.posted_on
            rows between unbounded preceding and current row
        ) as balance
    from day
    join quarter  -- one row per client
        on quarter.client_id = day.client_id
),
kept as (
    select
        client_id,
        account_id,
        any_value(is_suspense) as is_suspense,
        max(posted_on) as found_on,
        arg_max(balance, posted_on) as balance,
        list(balance) filter (where posted_on > starts_on) as balances,
        coalesce(arg_max(balance, posted_on) filter (where posted_on <= starts_on), 0) as balance_at_start
    from balance
    group by client_id, account_id
),
stuck as (
    select
        *,
        -- what has been there all the time of the last quarter
        case
            when balance > 0 then greatest(least(balance_at_start, coalesce(list_min(balances), balance_at_start)), 0)
            else least(greatest(balance_at_start, coalesce(list_max(balances), balance_at_start)), 0)
        end as stuck,
        coalesce(list_avg(balances), balance) as usual
    from kept
)
select
    client_id,
    case when is_suspense then 'balance in suspense' else 'balance that does not clear' end as finding,
    case when is_suspense then 'warning' else 'notice' end as severity,
    found_on,
    account_id,
    null::varchar as entry_id,
    if(is_suspense, balance, stuck) as amount,
    case when is_suspense then 'what is not classified yet stands in no line of the income statement'
        else 'the balance has not been smaller in the last three months' end as reason,
    null::bigint as source_file_key,
    null::bigint as source_row
from stuck
where if(is_suspense, balance, stuck) <> 0
  and (is_suspense or abs(stuck) >= 0.5 * abs(usual))
