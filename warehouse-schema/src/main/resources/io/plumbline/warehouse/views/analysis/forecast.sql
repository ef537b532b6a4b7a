-- One row per client, series and month ahead, as forecast last: the expected value, and between what it lies with 80 and 95 %.
create view forecast as
-- Within a statement lines add up to totals, and the balance sheet balances. Across statements only net income is shared: the
-- forecast of a balance is not the one before plus the cash-flow statement's change, as each line is forecast by itself. A month
-- that has begun is forecast as if nothing were known of it; what has come of it is in nowcast. budget is there where one is in force.
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
    budget.budget,
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
left join series_budget as budget  -- one row per client, series and month
    on  budget.client_id = forecast.client_id
    and budget.series_id = forecast.series_id
    and budget.period = forecast.period
