-- One row per client, fiscal month and line or total of the indirect cash-flow statement.
create view cash_flow as
select *
from cash_flow_by_period
where grain = 'month'
