-- What customers owe at the end of a day, by party and by how long it is overdue; then the total, and how it ties to the control account.
create macro aged_receivables_at(on_day, client := null) as table
select *
from aged_at('receivable', on_day, client)
order by client_id, place, party_name
