-- The balance sheet at the end of a period, of one client or of all, in reading order.
create macro balance_sheet_at(for_period, client := null) as table
select
    sheet.client_id,
    sheet.place,
    sheet.side,
    sheet.section,
    sheet.line,
    sheet.kind,
    sheet.amount
from balance_sheet as sheet
where sheet.period = for_period
  and (client is null or sheet.client_id = client)
order by sheet.client_id, sheet.place
