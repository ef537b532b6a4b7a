-- One row per client and KPI whose newest month has begun: what has come of it, and what it is expected to come to.
create view nowcast as
-- What has come by a day says something of the month where days add up to it. The forecast of the month is then so_far +
-- (1 - usual_share) x forecast. Whether that is better is asked of the client's own last twelve months, each cut off at
-- the same part of it and guessed beforehand from the year before and the latest growth: errors must be smaller by a tenth,
-- and intervals shrink no further than errors did. The last day with data is left out, as nobody knows how much of it is there.
with begun as (
    select
        client_id,
        subject,
        period_key,
        period,
        first_day,
        days,
        left_out,
        least(data_until, (select max(coalesce(as_of, built_at))::date from snapshot)) as data_until
    from analysed_month
    where not is_complete and subject <> 'ledger' and data_until is not null
    -- where several months are left out, the data are late: that is no month that has begun
    qualify count(*) over (partition by client_id, subject) = 1
),
month as (
    select
        month.client_id,
        month.subject,
        month.period_key,
        month.ordinal,
        month.first_day,
        not month.is_complete as is_begun,
        month.first_day + ((begun.data_until - begun.first_day) * month.days // begun.days)::integer as cut_off_on,
        max(month.ordinal) over (partition by month.client_id, month.subject) - month.ordinal as months_ago
    from begun
    join analysed_month as month  -- the months of each client and subject that has begun one
        on  month.client_id = begun.client_id
        and month.subject = begun.subject
        and month.first_day <= begun.first_day
    where begun.data_until > begun.first_day
    qualify months_ago <= 27  -- the year that is tried, and what its guesses look back on
),
day as (
    select
        month.client_id,
        month.subject,
        month.period_key,
        month.ordinal,
        month.is_begun,
        month.months_ago,
        day.kpi,
        day.day,
        day.amount,
        day.day < month.cut_off_on as has_come
    from month
    join kpi_by_day as day  -- the days of each month
        on  day.client_id = month.client_id
        and day.subject = month.subject
        and day.period_key = month.period_key
),
kpi_month as (
    select
        month.client_id,
        month.subject,
        month.period_key,
        month.ordinal,
        month.is_begun,
        month.months_ago,
        known.kpi,
        coalesce(sum(day.amount), 0) as total,
        coalesce(sum(day.amount) filter (where day.has_come), 0) as so_far
    from month
    join (
        select distinct client_id, subject, kpi from day
    ) as known  -- every KPI that days add up to
        on  known.client_id = month.client_id
        and known.subject = month.subject
    left join day  -- summed
        on  day.client_id = month.client_id
        and day.kpi = known.kpi
        and day.period_key = month.period_key
    group by all
),
guessed as (
    select
        *,
        avg(total) over (earlier rows between 3 preceding and 1 preceding) as level,
        lag(total, 12) over earlier as year_before,
        avg(total) over (earlier rows between 15 preceding and 13 preceding) as level_year_before,
        row_number() over earlier as known
    from kpi_month
    window earlier as (partition by client_id, kpi order by ordinal)
),
tried as (
    select
        *,
        case when known > 15 then coalesce(year_before * level / nullif(level_year_before, 0), level) else level end as guess,
        (sum(so_far) over all_of_them - so_far) / nullif(sum(total) over all_of_them - total, 0) as share
    from guessed
    where not is_begun and months_ago between 1 and 12 and known > 3
    window all_of_them as (partition by client_id, kpi)
),
judged as (
    select
        tried.client_id,
        tried.kpi,
        count(*) as months,
        sum(so_far) / nullif(sum(total), 0) as usual_share,
        coalesce(sum(abs(so_far + (1 - share) * guess - total)) / nullif(sum(abs(guess - total)), 0), 1) as error_left,
        bool_and(abs(tried.total - trend.value::double) <= 1e-6 * greatest(1, abs(trend.value::double))) as adds_up,
        bool_and(so_far <= total) as only_grows
    from tried
    left join fact_trend as trend  -- one row per client, series and month
        on  trend.client_id = tried.client_id
        and trend.series_id = 'kpi.' || tried.kpi
        and trend.period_key = tried.period_key
    group by tried.client_id, tried.kpi
),
day_with_data as (
    select
        client_id,
        subject,
        is_begun,
        day - lag(day) over (partition by client_id, subject order by day) as days_since
    from (
        select distinct client_id, subject, is_begun, day from day where months_ago <= 12
    )
),
gap as (
    select
        client_id,
        subject,
        max(days_since) filter (where is_begun) as longest,
        max(days_since) filter (where not is_begun) as usual
    from day_with_data
    group by client_id, subject
),
reasoned as (
    select
        begun.client_id,
        begun.subject,
        begun.period,
        begun.data_until,
        kpi_month.kpi,
        kpi_month.so_far,
        judged.months,
        judged.usual_share,
        judged.error_left,
        judged.only_grows,
        case
            when coalesce(judged.months, 0) < 6 then 'fewer than six earlier months to learn from'
            when not judged.adds_up then 'its days do not add up to its months'
            when gap.longest > gap.usual then format('its data have a gap of {} days', gap.longest)
            when judged.usual_share is null or judged.usual_share not between 0 and 1
                then 'what has come by that day says nothing'
            when judged.error_left > 0.9
                then format('earlier months were foretold no better by what had come: errors shrank to {:.0f} %', 100 * judged.error_left)
        end as not_used
    from begun
    join kpi_month  -- one row per client and KPI that has begun
        on  kpi_month.client_id = begun.client_id
        and kpi_month.subject = begun.subject
        and kpi_month.is_begun
    left join judged  -- one row per client and KPI
        on  judged.client_id = kpi_month.client_id
        and judged.kpi = kpi_month.kpi
    left join gap  -- one row per client and subject
        on  gap.client_id = begun.client_id
        and gap.subject = begun.subject
),
blended as (
    select
        reasoned.*,
        forecast.* exclude (client_id, subject, period),
        -- what is left of the uncertainty: no less than even and independent days would leave, and no less than of errors
        case when not_used is null then least(1, greatest(sqrt(1 - usual_share), error_left)) else 1 end as left_over,
        case when not_used is null then so_far + (1 - usual_share) * forecast.mean else forecast.mean::double end as expected,
        case when not_used is null and only_grows then so_far else '-infinity'::double end as least
    from reasoned
    join forecast  -- one row per client, series and month ahead
        on  forecast.client_id = reasoned.client_id
        and forecast.series_id = 'kpi.' || reasoned.kpi
        and forecast.period = reasoned.period
),
rounded as (
    select
        *,
        case when unit = 'money' then 2 else 4 end as digits,
        greatest(least, expected - left_over * (mean - lo80)::double) as low80,
        expected + left_over * (hi80 - mean)::double as high80,
        greatest(least, expected - left_over * (mean - lo95)::double) as low95,
        expected + left_over * (hi95 - mean)::double as high95
    from blended
)
select
    client_id,
    series_id,
    name,
    unit,
    period,
    data_until,
    round(so_far, digits)::decimal(18, 4) as so_far,
    round(usual_share, 4) as usual_share,
    mean as forecast,
    not_used is null as is_nowcast,
    round(expected, digits)::decimal(18, 4) as mean,
    round(low80, digits)::decimal(18, 4) as lo80,
    round(high80, digits)::decimal(18, 4) as hi80,
    round(low95, digits)::decimal(18, 4) as lo95,
    round(high95, digits)::decimal(18, 4) as hi95,
    months as months_tried,
    round(error_left, 4) as error_left,
    coalesce(
        'forecast as if nothing were known of the month: ' || not_used,
        format('what has come and {:.0f} % of the forecast; in {} earlier months errors shrank to {:.0f} %',
            100 * (1 - usual_share), months, 100 * error_left)
    ) as remark,
    known_at
from rounded
