-- One row per account and fiscal month with entries, over all locations, in money accounts only.
create view account_month as
select
    client_id,
    account_id,
    period_key,
    first_day,
    fiscal_year,
    period_number,
    statement,
    sum(opening_entries) as opening_entries,
    sum(debit) as debit,
    sum(credit) as credit,
    sum(earned) as earned,
    sum(movement) as movement
from account_location_month
group by all
