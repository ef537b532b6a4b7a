-- Lines that receivables or payables of a day are made of, each with what is open of it or paid ahead; and what the books say in all.
create macro aged_item_at(of_kind, on_day, of_client) as table
-- From the source's own list of open items where it is of that day, otherwise from the ledger: payments settle what bears
-- their mark, and what is left the oldest of the party. Of payments that settle nothing yet, the last are the ones paid ahead.
with dump as (
    select
        item.client_id,
        max(coalesce(file.exported_on, cast(file.known_at as date))) as day
    from fact_open_item as item
    join dim_source_file as file  -- one row per file
        on  file.client_id = item.client_id
        and file.source_file_key = item.source_file_key
    where item.kind = of_kind
      and (of_client is null or item.client_id = of_client)
    group by item.client_id
),
books as (
    select client_id, max(last_day) as last_day
    from ledger_period
    where of_client is null or client_id = of_client
    group by client_id
),
asked as (
    select
        client.client_id,
        client.base_currency,
        coalesce(cast(on_day as date), dump.day, least(books.last_day, client.last_day), books.last_day) as day,
        coalesce(dump.day = coalesce(cast(on_day as date), dump.day), false) as is_listed
    from dim_client as client
    left join dump  -- one row per client
        on dump.client_id = client.client_id
    left join books  -- one row per client
        on books.client_id = client.client_id
    where of_client is null or client.client_id = of_client
),
control as (
    select
        account.client_id,
        account.account_id,
        account.natural_sign as sign,
        asked.day,
        asked.is_listed,
        (select max(period.first_day)
            from ledger_period as period
            where period.client_id = asked.client_id
              and period.is_fresh_start
              and period.first_day <= asked.day) as fresh_day
    from accounts as account
    join asked  -- one row per client
        on asked.client_id = account.client_id
    where account.section = case of_kind
        when 'receivable' then 'receivables'
        when 'payable' then 'payables'
        else error('the kind is ''receivable'' or ''payable''')
    end
),
line as (
    select
        posted.client_id,
        posted.account_id,
        party.party_id,
        posted.settlement_ref,
        control.day,
        control.is_listed,
        posted.amount * case of_kind when 'payable' then -1 else 1 end as amount,
        coalesce(posted.due_on, posted.document_on, posted.posted_on) as due_on,
        posted.ledger_line_key,
        posted.source_file_key,
        posted.source_row
    from fact_ledger_line as posted
    join control  -- one row per account
        on  control.client_id = posted.client_id
        and control.account_id = posted.account_id
        and posted.posted_on <= control.day
        and posted.posted_on >= coalesce(control.fresh_day, posted.posted_on)
    left join dim_party as party  -- one row per version of a party
        on  party.client_id = posted.client_id
        and party.party_key = posted.party_key
    where of_client is null or posted.client_id = of_client
),
marked as (
    select
        *,
        sum(greatest(amount, 0)) over oldest_first as raised,
        sum(greatest(amount, 0)) over together as raised_in_all,
        sum(greatest(-amount, 0)) over together as paid,
        row_number() over oldest_first as place
    from line
    where not is_listed
    window
        together as (partition by client_id, account_id, party_id, settlement_ref),
        oldest_first as (
            partition by client_id, account_id, party_id, settlement_ref
            order by due_on, ledger_line_key
            rows between unbounded preceding and current row
        )
),
unmarked as (
    -- what the marks leave open on either side
    select
        client_id, account_id, party_id, day, due_on, ledger_line_key, source_file_key, source_row,
        case when settlement_ref is null then amount else greatest(0, least(amount, raised - paid)) end as amount
    from marked
    where amount > 0
    union all
    select client_id, account_id, party_id, day, due_on, ledger_line_key, source_file_key, source_row, amount
    from marked
    where amount < 0 and settlement_ref is null
    union all
    select client_id, account_id, party_id, day, due_on, ledger_line_key, source_file_key, source_row, least(0, raised_in_all - paid)
    from marked
    where place = 1 and settlement_ref is not null
),
settled as (
    select
        *,
        sum(greatest(amount, 0)) over oldest_first as raised,
        sum(greatest(amount, 0)) over together as raised_in_all,
        sum(greatest(-amount, 0)) over oldest_first as paid,
        sum(greatest(-amount, 0)) over together as paid_in_all
    from unmarked
    where amount <> 0
    window
        together as (partition by client_id, account_id, party_id),
        oldest_first as (
            partition by client_id, account_id, party_id
            order by due_on, ledger_line_key
            rows between unbounded preceding and current row
        )
)
select
    client_id, 'open' as kind, day, false as is_listed, party_id, due_on,
    greatest(0, least(amount, raised - paid_in_all)) as amount, ledger_line_key, source_file_key, source_row
from settled
where amount > 0
union all
select
    client_id, 'paid ahead', day, false, party_id, due_on,
    greatest(amount, least(0, raised_in_all - paid)), ledger_line_key, source_file_key, source_row
from settled
where amount < 0
union all
select
    listed.client_id, 'open', asked.day, true, party.party_id, listed.due_on,
    listed.open_amount, null, listed.source_file_key, listed.source_row
from fact_open_item as listed
join asked  -- one row per client
    on  asked.client_id = listed.client_id
    and asked.is_listed
    and asked.base_currency = listed.currency
left join dim_party as party  -- one row per version of a party
    on  party.client_id = listed.client_id
    and party.party_key = listed.party_key
where listed.kind = of_kind
  and (of_client is null or listed.client_id = of_client)
union all
select client_id, 'booked', day, is_listed, null, null, sum(amount), null, null, null
from line
group by client_id, day, is_listed
