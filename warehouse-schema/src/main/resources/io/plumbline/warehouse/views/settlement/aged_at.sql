-- Receivables or payables ('receivable', 'payable') as they stood at the end of a day, by party and by how long they are overdue.
create macro aged_at(of_kind, on_day, of_client) as table
-- From the source's own list of open items where it is of that day, otherwise from the ledger: payments settle what bears
-- their mark, and what is left the oldest of the party. Without a day, the list's day or the last of the books. The parties add up to
-- what is aged; the last row is the control account in the books, and the one before it what the two differ by.
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
        posted.ledger_line_key
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
        client_id, account_id, party_id, day, due_on, ledger_line_key,
        case when settlement_ref is null then amount else greatest(0, least(amount, raised - paid)) end as amount
    from marked
    where amount > 0
    union all
    select client_id, account_id, party_id, day, due_on, ledger_line_key, amount
    from marked
    where amount < 0 and settlement_ref is null
    union all
    select client_id, account_id, party_id, day, due_on, ledger_line_key, least(0, raised_in_all - paid)
    from marked
    where place = 1 and settlement_ref is not null
),
settled as (
    select
        client_id,
        party_id,
        day,
        due_on,
        amount,
        sum(greatest(amount, 0)) over oldest_first as raised,
        sum(greatest(amount, 0)) over together as raised_in_all,
        sum(greatest(-amount, 0)) over together as paid,
        row_number() over oldest_first as place
    from unmarked
    where amount <> 0
    window
        together as (partition by client_id, account_id, party_id),
        oldest_first as (
            partition by client_id, account_id, party_id
            order by due_on, ledger_line_key
            rows between unbounded preceding and current row
        )
),
item as (
    select client_id, party_id, day, due_on, greatest(0, least(amount, raised - paid)) as open_amount, 0 as paid_ahead
    from settled
    where amount > 0
    union all
    select client_id, party_id, day, day, 0, greatest(0, paid - raised_in_all)
    from settled
    where place = 1
    union all
    select listed.client_id, party.party_id, asked.day, listed.due_on, listed.open_amount, 0
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
),
party_row as (
    select
        client_id,
        party_id,
        sum(case when day - due_on <= 0 then open_amount else 0 end) as not_due,
        sum(case when day - due_on between 1 and 30 then open_amount else 0 end) as days_1_30,
        sum(case when day - due_on between 31 and 60 then open_amount else 0 end) as days_31_60,
        sum(case when day - due_on between 61 and 90 then open_amount else 0 end) as days_61_90,
        sum(case when day - due_on > 90 then open_amount else 0 end) as over_90,
        -sum(paid_ahead) as paid_ahead,
        sum(open_amount - paid_ahead) as total
    from item
    group by client_id, party_id
),
aged as (
    select
        client_id,
        sum(not_due) as not_due,
        sum(days_1_30) as days_1_30,
        sum(days_31_60) as days_31_60,
        sum(days_61_90) as days_61_90,
        sum(over_90) as over_90,
        sum(paid_ahead) as paid_ahead,
        sum(total) as total
    from party_row
    group by client_id
),
booked as (
    select client_id, sum(amount) as total
    from line
    group by client_id
),
shown as (
    select
        client_id, 1 as place, 'party' as kind,
        case when party_id is null then 'No party' end as party_name, party_id,
        not_due, days_1_30, days_31_60, days_61_90, over_90, paid_ahead, total
    from party_row
    where total <> 0 or paid_ahead <> 0
    union all
    select
        client_id, 2, 'total', 'Total', null,
        not_due, days_1_30, days_31_60, days_61_90, over_90, paid_ahead, total
    from aged
    union all
    select
        coalesce(aged.client_id, booked.client_id), 3, 'difference', 'Not explained', null,
        null, null, null, null, null, null, coalesce(booked.total, 0) - coalesce(aged.total, 0)
    from aged
    full join booked  -- one row per client on either side
        on booked.client_id = aged.client_id
    union all
    select client_id, 4, 'control account', 'Control account', null, null, null, null, null, null, null, total
    from booked
)
select
    shown.client_id,
    asked.day,
    case when asked.is_listed then 'open items' else 'ledger' end as source,
    shown.place,
    shown.kind,
    coalesce(shown.party_name, party.party_name) as party_name,
    shown.not_due,
    shown.days_1_30,
    shown.days_31_60,
    shown.days_61_90,
    shown.over_90,
    shown.paid_ahead,
    shown.total
from shown
join asked  -- one row per client
    on asked.client_id = shown.client_id
left join dim_party as party  -- one version of a party is current
    on  party.client_id = shown.client_id
    and party.party_id = shown.party_id
    and party.is_current
