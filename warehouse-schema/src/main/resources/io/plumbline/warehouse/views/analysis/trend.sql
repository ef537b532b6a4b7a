-- One row per client, series and fiscal month: its value, seasonally adjusted value, trend and growth.
create view trend as
select
    trend.client_id,
    series.subject,
    series.place,
    trend.series_id,
    series.name,
    series.part_of,
    series.unit,
    trend.period,
    trend.first_day,
    trend.value,
    trend.adjusted,
    trend.trend,
    trend.season,
    trend.growth_on_month,
    trend.growth_on_quarter,
    trend.growth_on_year
from fact_trend as trend
join dim_series as series  -- one row per client and series
    on  series.client_id = trend.client_id
    and series.series_id = trend.series_id
