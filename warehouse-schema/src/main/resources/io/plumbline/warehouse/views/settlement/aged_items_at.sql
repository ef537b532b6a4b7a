-- The lines behind aged receivables or payables ('receivable', 'payable'), with file and row: amounts of a party and bucket add up to what is aged.
create macro aged_items_at(of_kind, on_day := null, client := null) as table
select
    item.client_id,
    item.day,
    coalesce(party.party_name, 'No party') as party_name,
    case
        when item.kind = 'paid ahead' then 'paid_ahead'
        when item.day - item.due_on <= 0 then 'not_due'
        when item.day - item.due_on <= 30 then 'days_1_30'
        when item.day - item.due_on <= 60 then 'days_31_60'
        when item.day - item.due_on <= 90 then 'days_61_90'
        else 'over_90'
    end as bucket,
    item.due_on,
    line.posted_on,
    line.document_ref,
    line.description,
    item.amount,
    source_file.path as file,
    item.source_row as file_row
from aged_item_at(of_kind, on_day, client) as item
left join fact_ledger_line as line  -- one row per line
    on  line.client_id = item.client_id
    and line.ledger_line_key = item.ledger_line_key
    and (client is null or line.client_id = client)
left join dim_party as party  -- one version of a party is current
    on  party.client_id = item.client_id
    and party.party_id = item.party_id
    and party.is_current
left join dim_source_file as source_file  -- one row per file
    on  source_file.client_id = item.client_id
    and source_file.source_file_key = item.source_file_key
where item.kind <> 'booked'
  and item.amount <> 0
order by item.client_id, party_name, item.due_on, file, item.source_row
