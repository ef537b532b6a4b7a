-- One row per journal entry by somebody who hardly ever enters any.
create view health_odd_user as
-- Hardly ever is at most five entries and less than one in two hundred, where at least 500 name who entered them.
with counted as (
    select
        *,
        count(*) over (partition by client_id) as entries,
        count(*) over (partition by client_id, entered_by) as entries_of_user
    from health_entry
    where entered_by is not null and entry_kind in ('normal', 'adjustment')
)
select
    client_id,
    'entry by an odd user' as finding,
    'notice' as severity,
    posted_on as found_on,
    null::bigint as account_id,
    entry_id,
    amount,
    format('user {} entered {} of {} entries', left(entered_by, 12), entries_of_user, entries) as reason,
    source_file_key,
    source_row
from counted
where entries >= 500
  and entries_of_user <= 5
  and entries_of_user < 0.005 * entries
