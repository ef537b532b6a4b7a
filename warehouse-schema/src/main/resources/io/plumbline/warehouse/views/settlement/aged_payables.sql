-- What is owed to suppliers now, one row per client and party, by how long it is overdue; then the total, and how it ties to the control account.
create view aged_payables as
select *
from aged_at('payable', null, null)
