-- One row: the day that counts as now, that of the night that built the snapshot or, for one as of an earlier moment, of that.
create view shown_day as
select cast(coalesce(as_of, built_at) as date) as day
from snapshot
