-- One row per end of a reporting period: what is reached at its last month (1), less what was reached before its first (-1), is what it moved.
create view reporting_edge as
select client_id, grain, period, mapping_era, last_ordinal as ordinal, 1 as sign
from reporting_period
union all
select client_id, grain, period, mapping_era, first_ordinal - 1, -1
from reporting_period
where first_ordinal > 1
