-- One row per client: whether its figures are of this snapshot or stale; since when, why, and what is shown instead.
create view freshness as
with file as (
    select client_id, count(*) as files, max(known_at) as newest_file_at
    from dim_source_file
    group by client_id
)
select
    state.client_id,
    state.state,
    state.stale_since,
    state.cause,
    state.reason,
    state.shown_from_snapshot,
    coalesce(file.files, 0) as files_shown,
    file.newest_file_at
from client_state as state
left join file  -- one row per client
    using (client_id)
