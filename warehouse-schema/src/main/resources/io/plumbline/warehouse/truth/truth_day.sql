-- One row per client, record, feed and day: the export that is the truth for that day; 0001-01-01 stands for rows without a day.
create table truth_day as
-- Day by day, where the star reckons with intervals. Exports that lie within the newest one own no day.
with newest as (
    select client_id, record, feed, max_by(covered_from, arrival) as covered_from, max_by(covered_to, arrival) as covered_to,
        max(arrival) as arrival
    from arrival
    where covered_from is not null and covered_to is not null
    group by all
),
candidate as (
    select arrival.*
    from arrival
    join newest  -- one row per client, record and feed
        on  newest.client_id = arrival.client_id
        and newest.record = arrival.record
        and newest.feed = arrival.feed
    where arrival.arrival = newest.arrival
       or not (arrival.covered_from >= newest.covered_from and arrival.covered_to <= newest.covered_to)
),
covered_day as (
    select
        client_id, record, feed, export_key, arrival,
        unnest(generate_series(covered_from::timestamp, covered_to::timestamp, interval 1 day))::date as day
    from candidate
),
owned_day as (
    select client_id, record, feed, day, max_by(export_key, arrival) as export_key
    from covered_day
    group by all
)
select record, feed, day, export_key
from owned_day
union all
-- rows without a day go with the last day of their export
select owned_day.record, owned_day.feed, date '0001-01-01', owned_day.export_key
from owned_day
join arrival  -- one row per export and record
    on  arrival.export_key = owned_day.export_key
    and arrival.record = owned_day.record
    and arrival.covered_to = owned_day.day
union all
-- opening entries on the day before, where the export owns its first day and nobody the day before
select arrival.record, arrival.feed, arrival.opened_on, arrival.export_key
from arrival
join owned_day  -- one row per client, record, feed and day
    on  owned_day.export_key = arrival.export_key
    and owned_day.record = arrival.record
    and owned_day.feed = arrival.feed
    and owned_day.day = arrival.covered_from
anti join owned_day as day_before
    on  day_before.client_id = arrival.client_id
    and day_before.record = arrival.record
    and day_before.feed = arrival.feed
    and day_before.day = arrival.opened_on
where arrival.opened_on is not null
union all
select record, feed, date '0001-01-01', max_by(export_key, arrival)
from arrival
where covered_from is null or covered_to is null
group by client_id, record, feed
