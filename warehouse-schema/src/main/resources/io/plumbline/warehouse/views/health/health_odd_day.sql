-- One row per journal entry on a day of the week on which the business hardly ever posts.
create view health_odd_day as
-- Hardly ever is less than one entry in a hundred, of at least 200 over at least half a year. What falls due by the
-- calendar (the first and the last day of a month) is booked on that day whatever day of the week it is.
with entry as (
    select
        *,
        dayname(posted_on) as weekday
    from health_entry
    where entry_kind = 'normal'
),
counted as (
    select
        *,
        count(*) over (partition by client_id) as entries,
        count(*) over (partition by client_id, weekday) as entries_of_day,
        min(posted_on) over (partition by client_id) as first_day,
        max(posted_on) over (partition by client_id) as last_day
    from entry
)
select
    client_id,
    'entry on an odd day' as finding,
    'notice' as severity,
    posted_on as found_on,
    null::bigint as account_id,
    entry_id,
    amount,
    format('a {}; {} of {} entries are posted on one', weekday, entries_of_day, entries) as reason,
    source_file_key,
    source_row
from counted
where entries >= 200
  and last_day - first_day >= 182
  and entries_of_day < 0.01 * entries
  and day(posted_on) > 1
  and posted_on <> last_day(posted_on)
