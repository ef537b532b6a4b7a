-- What an account's open foreign balance of a period consists of, by party and document: units still open and what they are carried at.
create macro unrealised_currency_by_document(client, for_period) as table
select
    line.account_code,
    line.currency,
    line.party_name,
    line.document_ref,
    sum(line.transaction_amount) as transaction_balance,
    sum(line.amount) as carrying,
    min(line.posted_on) as since
from ledger as line
join unrealised_currency as open  -- one row per period, account and currency
    on  open.client_id = line.client_id
    and open.account_code = line.account_code
    and open.currency = line.currency
    and open.period = for_period
    and line.posted_on <= open.last_day
where line.client_id = client
group by line.account_code, line.currency, line.party_name, line.document_ref
having sum(line.transaction_amount) <> 0 or sum(line.amount) <> 0
order by line.account_code, line.currency, min(line.posted_on)
