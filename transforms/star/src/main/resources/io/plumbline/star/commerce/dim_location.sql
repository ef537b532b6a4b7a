-- One row per version of a store, class or department.
with known as (
    select
        client_id,
        location_id,
        min(coalesce(code, name)) as location_code
    from location_match
    group by client_id, location_id
),
listed as (
    select
        client_id,
        xxhash64(client_id, folded(location_code)) as location_id,
        location_code,
        location_name,
        kind,
        parent_code,
        dump_on,
        feed,
        min(feed) over (partition by client_id, folded(location_code)) as first_feed,
        row_number() over (
            partition by client_id, feed, folded(location_code), dump_on order by source_file_key, source_row
        ) as place
    from staging_location
),
state as (
    select
        *,
        struct(location_code, location_name, kind, parent_code) as stated
    from listed
    where place = 1 and feed = first_feed
),
compared as (
    select
        *,
        lag(stated) over (partition by client_id, location_id order by dump_on) as stated_before,
        row_number() over (partition by client_id, location_id order by dump_on) as dump_number
    from state
),
version as (
    select
        *,
        if(dump_number = 1, date '1900-01-01', dump_on) as valid_from
    from compared
    where dump_number = 1 or not stated <=> stated_before
),
tiled as (
    select
        *,
        date_sub(lead(valid_from) over (partition by client_id, location_id order by valid_from), 1) as last_day
    from version
)
select
    xxhash64(known.client_id, known.location_id, coalesce(tiled.valid_from, date '1900-01-01')) as location_key,
    known.location_id,
    known.client_id,
    coalesce(tiled.location_code, known.location_code) as location_code,
    coalesce(tiled.location_name, tiled.location_code, known.location_code) as location_name,
    tiled.kind,
    tiled.parent_code,
    coalesce(tiled.valid_from, date '1900-01-01') as valid_from,
    coalesce(tiled.last_day, date '9999-12-31') as valid_to,
    tiled.last_day is null as is_current
from known
left join tiled  -- the grain: each version of the location
    on  tiled.client_id = known.client_id
    and tiled.location_id = known.location_id
