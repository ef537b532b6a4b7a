-- One row per team and location in a fiscal month: the month's last count.
with counted as (
    select
        headcount.*,
        period_day.period_key,
        period_day.first_day,
        location_match.location_id
    from staging_headcount as headcount
    left join period_day  -- a day belongs to one period of a client
        on  period_day.client_id = headcount.client_id
        and period_day.day_on = headcount.counted_on
    left join location_match  -- one row per text
        on  location_match.client_id = headcount.client_id
        and location_match.code = headcount.location
        and location_match.name is null
),
ranked as (
    select
        *,
        row_number() over (
            partition by client_id, feed, team, location_id, period_key
            order by counted_on desc, source_file_key desc, source_row desc
        ) as place
    from counted
)
select
    ranked.client_id,
    ranked.period_key,
    ranked.first_day,
    ranked.team,
    location.location_key,
    ranked.counted_on,
    ranked.headcount,
    ranked.full_time_equivalents,
    ranked.source_file_key,
    ranked.source_row
from ranked
left join dim_location as location  -- the versions of a location tile all days without overlap
    on  location.client_id = ranked.client_id
    and location.location_id = ranked.location_id
    and greatest(ranked.counted_on, date '1900-01-01') between location.valid_from and location.valid_to
where ranked.place = 1
