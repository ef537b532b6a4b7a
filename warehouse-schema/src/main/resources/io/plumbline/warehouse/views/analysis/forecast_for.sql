-- The last months of a client's series and the months ahead; the series by its id or its name.
create macro forecast_for(client, of_series, history := 12) as table
with wanted as (
    select series_id, name, last_period
    from dim_series
    where client_id = client
      and (series_id = of_series or lower(name) = lower(of_series))
),
known as (
    select
        wanted.series_id,
        trend.period,
        trend.first_day,
        trend.value as actual
    from wanted
    join fact_trend as trend  -- the months of each series
        on  trend.client_id = client
        and trend.series_id = wanted.series_id
    qualify row_number() over (partition by wanted.series_id order by trend.first_day desc) <= history
)
select series_id, period, first_day, actual, null as mean, null as lo80, null as hi80, null as lo95, null as hi95
from known
union all
select forecast.series_id, forecast.period, forecast.first_day, null,
    forecast.mean, forecast.lo80, forecast.hi80, forecast.lo95, forecast.hi95
from forecast
join wanted  -- one row per series
    on wanted.series_id = forecast.series_id
where forecast.client_id = client
order by series_id, first_day
