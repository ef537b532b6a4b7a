-- What customers owe now, one row per client and party, by how long it is overdue; then the total, and how it ties to the control account.
create view aged_receivables as
select *
from aged_at('receivable', null, null)
