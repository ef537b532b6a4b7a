-- One row per client, entry and account that the books themselves remeasured: by how much, and in which currency its balance stands.
create view booked_remeasurement as
-- Such an entry books a difference between accounts that hold foreign currency and accounts of currency gains and losses,
-- and moves no foreign currency. A settlement moves some, or touches an account that holds none.
with foreign_account as (
    select client_id, account_id, min(currency) as currency, count(distinct currency) as currencies
    from fact_ledger_line
    join dim_client as client using (client_id)  -- one row per client
    where currency <> client.base_currency
      and transaction_amount <> 0
    group by client_id, account_id
),
gain_account as (
    select client_id, account_id from accounts where standard_account = 'currency-gain'
),
line as (
    select
        line.client_id,
        line.entry_key,
        line.period_key,
        line.posted_on,
        line.account_id,
        line.currency,
        line.amount,
        line.currency <> client.base_currency and line.transaction_amount <> 0 as moves_currency,
        gain_account.account_id is not null as is_gain,
        case when held.currencies = 1 then held.currency end as held_currency
    from fact_ledger_line as line
    join dim_client as client  -- one row per client
        on client.client_id = line.client_id
    left join gain_account  -- one row per account
        on  gain_account.client_id = line.client_id
        and gain_account.account_id = line.account_id
    left join foreign_account as held  -- one row per account
        on  held.client_id = line.client_id
        and held.account_id = line.account_id
    where line.entry_key is not null
      and line.client_id in (select client_id from foreign_account)
),
remeasuring as (
    select client_id, entry_key
    from line
    group by client_id, entry_key
    having bool_or(is_gain)
       and not bool_or(moves_currency and not is_gain)
       and bool_and(is_gain or held_currency is not null)
       and bool_or(not is_gain)
)
select
    line.client_id,
    line.entry_key,
    line.period_key,
    line.account_id,
    line.held_currency as currency,
    sum(line.amount) as amount,
    sum(case when line.currency = line.held_currency then 0 else line.amount end) as amount_in_base_currency
from line
join remeasuring  -- one row per entry
    on  remeasuring.client_id = line.client_id
    and remeasuring.entry_key = line.entry_key
where not line.is_gain
group by line.client_id, line.entry_key, line.period_key, line.account_id, line.held_currency
