-- One row per line of a bank statement, with the file and row that it came from.
create view bank_lines as
select
    line.client_id,
    line.posted_on,
    line.bank_account,
    line.amount,
    line.currency,
    line.payee,
    line.memo,
    line.kind,
    line.reference,
    line.bank_line_id,
    source_file.path as file,
    line.source_row as file_row
from fact_bank_line as line
left join dim_source_file as source_file  -- one row per file
    on  source_file.client_id = line.client_id
    and source_file.source_file_key = line.source_file_key
