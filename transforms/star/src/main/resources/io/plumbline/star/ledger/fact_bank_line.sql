-- One row per line of a bank statement, from the newest export that has it.
select
    line.client_id,
    line.bank_line_id,
    line.bank_account,
    line.posted_on,
    line.amount,
    coalesce(line.currency, client.base_currency) as currency,
    line.payee,
    line.memo,
    line.kind,
    line.reference,
    line.source_file_key,
    line.source_row
from staging_bank_line as line
join client  -- every client is in the build, once
    on client.client_id = line.client_id
