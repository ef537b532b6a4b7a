-- One row per forecast of a month that has come since, of each time it was forecast: what was expected, what came, and the error.
create view forecast_against_actual as
select
    forecast.client_id,
    series.subject,
    series.place,
    forecast.series_id,
    series.name,
    series.part_of,
    forecast.period,
    forecast.known_at,
    forecast.horizon,
    forecast.last_period,
    forecast.mean,
    actual.value as actual,
    forecast.mean - actual.value as error,
    round((forecast.mean - actual.value)::double / nullif(abs(actual.value), 0), 4) as error_pct,
    actual.value between forecast.lo80 and forecast.hi80 as is_within_80,
    actual.value between forecast.lo95 and forecast.hi95 as is_within_95,
    forecast.lo80,
    forecast.hi80,
    forecast.lo95,
    forecast.hi95,
    forecast.model
from fact_forecast as forecast
join fact_trend as actual  -- one row per client, series and period
    on  actual.client_id = forecast.client_id
    and actual.series_id = forecast.series_id
    and actual.period = forecast.period
join dim_series as series  -- one row per client and series
    on  series.client_id = forecast.client_id
    and series.series_id = forecast.series_id
where actual.value is not null
