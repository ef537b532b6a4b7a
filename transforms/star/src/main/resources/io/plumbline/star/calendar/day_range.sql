-- One row per client: the days that its facts fall on.
with day as (
    -- an opening entry may be dated the day before the year that it opens
    select client_id, posted_on as day_on, if(entry_kind = 'opening', date_add(posted_on, 1), posted_on) as until_on
    from staging_ledger_line
    union all
    select client_id, ordered_on, ordered_on from staging_order_line
    union all
    select client_id, visited_on, visited_on from staging_web_session
    union all
    select client_id, spent_on, spent_on from staging_ad_spend
    union all
    select client_id, counted_on, counted_on from staging_inventory_level
    union all
    select client_id, counted_on, counted_on from staging_headcount
    union all
    select client_id, answered_on, answered_on from staging_survey_answer
    union all
    select client_id, month_on, month_on from staging_plan_line
),
told as (
    select
        client_id,
        day_on,
        until_on,
        day_on between date '1900-01-01' and date '2200-12-31' as is_plausible
    from day
    where day_on is not null
)
select
    client_id,
    min(day_on) filter (where is_plausible) as first_day,
    max(until_on) filter (where is_plausible) as last_day,
    collect_set(day_on) filter (where not is_plausible) as odd_days
from told
group by client_id
