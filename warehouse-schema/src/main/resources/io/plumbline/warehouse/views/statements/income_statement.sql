-- One row per client, fiscal month and line or total of the income statement, in reading order by place; costs are positive.
create view income_statement as
select
    client_id,
    period,
    fiscal_year,
    fiscal_quarter,
    period_number,
    first_day,
    last_day,
    period_status,
    place,
    section,
    line,
    kind,
    actual * sign as amount,
    actual as effect_on_net_income
from income_comparison
where actual is not null
  and (kind <> 'line' or actual <> 0)
