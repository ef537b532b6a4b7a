-- One row per client, series and horizon (0 for all): how far its forecasts were off in back-tests, beside seasonal naive.
create view forecast_accuracy as
select
    accuracy.client_id,
    series.subject,
    series.place,
    accuracy.series_id,
    series.name,
    series.part_of,
    accuracy.horizon,
    accuracy.origins,
    accuracy.mase,
    accuracy.naive_mase,
    accuracy.beats_seasonal_naive,
    accuracy.rmsse,
    accuracy.naive_rmsse,
    accuracy.smape,
    accuracy.naive_smape,
    accuracy.wape,
    accuracy.naive_wape,
    accuracy.bias,
    accuracy.coverage80,
    accuracy.coverage95,
    accuracy.msis
from fact_forecast_accuracy as accuracy
join dim_series as series  -- one row per client and series
    on  series.client_id = accuracy.client_id
    and series.series_id = accuracy.series_id
