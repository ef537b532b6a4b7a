-- warning: forecasts of the lines of a statement = forecasts of its totals, those of parts = that of their whole, to the cent
with part as (
    select distinct statement, place, line, section from (
        select statement, place, line, unnest(sections) as section from statement_layout
    )
),
forecast as (
    select
        forecast.client_id,
        series.subject,
        series.section,
        series.name,
        series.kind,
        series.orientation,
        series.series_id,
        series.part_of,
        forecast.period,
        forecast.mean * series.orientation as amount
    from fact_forecast as forecast
    join dim_series as series  -- one row per client and series
        on  series.client_id = forecast.client_id
        and series.series_id = forecast.series_id
),
summed as (
    select forecast.client_id, forecast.subject, part.line, forecast.period, sum(forecast.amount) as amount
    from forecast
    join part  -- once for every total that the line's section belongs to
        on  part.statement = forecast.subject
        and part.section = forecast.section
    where forecast.kind = 'line'
    group by all
),
divided as (
    select client_id, part_of, kind, period, sum(amount) as amount
    from forecast
    where part_of is not null
    group by client_id, part_of, kind, period
),
compared as (
    select
        forecast.client_id,
        forecast.name,
        forecast.period,
        forecast.amount as found,
        coalesce(summed.amount, 0) as expected
    from forecast
    left join summed  -- one row per client, statement, total and period
        on  summed.client_id = forecast.client_id
        and summed.subject = forecast.subject
        and summed.line = forecast.name
        and summed.period = forecast.period
    where forecast.kind in ('section', 'total', 'beside')
      and forecast.name <> 'Total liabilities and equity'
    union all
    select
        assets.client_id, 'balance of ' || assets.name, assets.period, assets.amount, -claims.amount
    from forecast as assets
    join forecast as claims  -- one row per client and period
        on  claims.client_id = assets.client_id
        and claims.period = assets.period
        and claims.name = 'Total liabilities and equity'
    where assets.name = 'Total assets'
    union all
    select whole.client_id, format('{} by {}', whole.series_id, divided.kind), whole.period, whole.amount, divided.amount
    from divided
    join forecast as whole  -- one row per client, series and period
        on  whole.client_id = divided.client_id
        and whole.series_id = divided.part_of
        and whole.period = divided.period
)
select
    client_id,
    count(*) filter (where found <> expected) as failures,
    format('{} totals in {} months', count(distinct name), count(distinct period)) as compared,
    list_aggregate((list(format('{} {}: {}, its lines {}', name, period, found::varchar, expected::varchar)
        order by name, period) filter (where found <> expected))[1:3], 'string_agg', '; ') as sample
from compared
group by client_id
