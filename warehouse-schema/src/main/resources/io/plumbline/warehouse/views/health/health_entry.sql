-- One row per journal entry: what the rules of the ledger's health look at.
create view health_entry as
select
    line.client_id,
    line.entry_key,
    any_value(line.entry_id) as entry_id,
    any_value(line.entry_kind) as entry_kind,
    any_value(line.journal_code) as journal_code,
    any_value(line.document_type) as document_type,
    min(line.posted_on) as posted_on,
    min(line.document_ref) as document_ref,
    min(line.document_on) as document_on,
    min(line.description) as description,
    min(line.entered_by) as entered_by,
    min(line.party_key) as party_key,
    -- alike whatever the order of the lines
    sum(hash(line.account_id, line.amount, line.location_key)) as fingerprint,
    sum(hash(line.account_id, line.amount > 0)) as pattern,
    sum(greatest(line.amount, 0)) as amount,
    min(line.period_key) as period_key,
    min(line.source_file_key) as source_file_key,
    min(line.source_row) as source_row
from fact_ledger_line as line
where line.entry_key is not null
group by line.client_id, line.entry_key
