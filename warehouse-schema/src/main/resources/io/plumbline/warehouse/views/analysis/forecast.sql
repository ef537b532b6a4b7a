-- One row per client, series and month ahead, as forecast last: the expected value, and between what it lies with 80 and 95 %.
create view forecast as
select
    forecast.client_id,
    series.subject,
    series.place,
    forecast.series_id,
    series.name,
    series.part_of,
    series.unit,
    forecast.horizon,
    forecast.period,
    forecast.first_day,
    forecast.last_day,
    forecast.mean,
    forecast.lo80,
    forecast.hi80,
    forecast.lo95,
    forecast.hi95,
    forecast.model,
    series.beats_seasonal_naive,
    series.left_out,
    series.remarks,
    forecast.last_period,
    forecast.known_at
from fact_forecast as forecast
join dim_series as series  -- one row per client and series; of its forecasts the newest
    on  series.client_id = forecast.client_id
    and series.series_id = forecast.series_id
    and series.known_at = forecast.known_at
