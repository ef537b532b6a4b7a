-- One row per client, fiscal month and component of equity, from opening to closing.
create view changes_in_equity as
select *
from changes_in_equity_by_period
where grain = 'month'
