-- The ledger lines behind an account, or behind a line of a statement, in a period, with the file and row of each.
create macro drill(client, for_account, for_period) as table
select
    entry.posted_on,
    entry.entry_id,
    entry.account_code,
    entry.account_name,
    entry.party_name,
    entry.description,
    entry.debit,
    entry.credit,
    entry.natural_amount,
    entry.file,
    entry.file_row
from ledger as entry
where entry.client_id = client
  and entry.period = for_period
  and (entry.account_code = for_account or entry.account_name = for_account or entry.line = for_account)
order by entry.posted_on, entry.file, entry.file_row
