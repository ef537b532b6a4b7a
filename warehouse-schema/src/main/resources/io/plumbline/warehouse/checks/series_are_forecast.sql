-- warning: every series of a client is forecast, and its trend reaches its newest complete month
with expected as (
    select client_id, series_id, max_by(period, first_day) as newest
    from series_month
    where client_id in (select client_id from dim_series)
    group by client_id, series_id
),
forecast as (
    select client_id, series_id, count(*) as months from fact_forecast group by client_id, series_id
),
compared as (
    select
        expected.client_id,
        expected.series_id,
        expected.newest,
        trend.period is not null and forecast.months > 0 as is_covered
    from expected
    left join fact_trend as trend  -- one row per client, series and period
        on  trend.client_id = expected.client_id
        and trend.series_id = expected.series_id
        and trend.period = expected.newest
    left join forecast  -- one row per client and series
        on  forecast.client_id = expected.client_id
        and forecast.series_id = expected.series_id
)
select
    client_id,
    count(*) filter (where not is_covered) as failures,
    format('{} series, each with trend and forecast', count(*)) as compared,
    list_aggregate((list(series_id order by series_id) filter (where not is_covered))[1:5], 'string_agg', '; ') as sample
from compared
group by client_id
