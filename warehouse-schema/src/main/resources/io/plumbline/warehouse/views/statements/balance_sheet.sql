-- One row per client, fiscal month and line or total of the balance sheet at the month's end, in reading order by place.
create view balance_sheet as
select
    client_id,
    period,
    fiscal_year,
    first_day,
    last_day,
    place,
    side,
    section,
    line,
    kind,
    amount
from balance_sheet_by_period
where grain = 'month'
