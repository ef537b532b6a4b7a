-- Receivables or payables ('receivable', 'payable') as they stood at the end of a day, by party and by how long they are overdue.
create macro aged_at(of_kind, on_day, of_client) as table
-- Without a day, that of the source's list of open items or the last of the books. The parties add up to what is aged; the
-- last row is the control account in the books, and the one before it what the two differ by. aged_items_at leads on to lines.
with item as materialized (
    select * from aged_item_at(of_kind, on_day, of_client)
),
asked as (
    select distinct client_id, day, is_listed from item
),
party_row as (
    select
        client_id,
        party_id,
        sum(case when kind = 'open' and day - due_on <= 0 then amount else 0 end) as not_due,
        sum(case when kind = 'open' and day - due_on between 1 and 30 then amount else 0 end) as days_1_30,
        sum(case when kind = 'open' and day - due_on between 31 and 60 then amount else 0 end) as days_31_60,
        sum(case when kind = 'open' and day - due_on between 61 and 90 then amount else 0 end) as days_61_90,
        sum(case when kind = 'open' and day - due_on > 90 then amount else 0 end) as over_90,
        sum(case when kind = 'paid ahead' then amount else 0 end) as paid_ahead,
        sum(amount) as total
    from item
    where kind <> 'booked'
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
    select client_id, amount as total
    from item
    where kind = 'booked'
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
