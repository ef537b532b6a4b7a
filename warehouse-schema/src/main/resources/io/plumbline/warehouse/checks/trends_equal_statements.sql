-- warning: the values of fact_trend = the statements' figures, and those of parts = their whole, month by month, to the last digit
-- By another route than the series: from the statements of all periods, by line.
with shown as (
    select client_id, 'income statement' as subject, line, period, amount
    from income_statement_by_period
    where grain = 'month'
    union all
    select client_id, 'balance sheet', line, period, amount
    from balance_sheet_by_period
    where grain = 'month'
    union all
    select client_id, 'cash flow', line, period, amount
    from cash_flow_by_period
    where grain = 'month'
),
compared as (
    select
        trend.client_id,
        series.series_id,
        trend.period,
        trend.value as found,
        coalesce(shown.amount, 0) as expected
    from fact_trend as trend
    join dim_series as series  -- one row per client and series
        on  series.client_id = trend.client_id
        and series.series_id = trend.series_id
    left join shown  -- one row per client, statement, line and period
        on  shown.client_id = trend.client_id
        and shown.subject = series.subject
        and shown.line = series.name
        and shown.period = trend.period
    where series.subject <> 'kpi'
      and series.part_of is null
    union all
    select
        part.client_id,
        format('{} by {}', series.part_of, series.kind),
        part.period,
        sum(part.value),
        any_value(whole.value)
    from fact_trend as part
    join dim_series as series  -- one row per client and series
        on  series.client_id = part.client_id
        and series.series_id = part.series_id
    join fact_trend as whole  -- one row per client, series and period
        on  whole.client_id = part.client_id
        and whole.series_id = series.part_of
        and whole.period = part.period
    group by part.client_id, series.part_of, series.kind, part.period
)
select
    client_id,
    count(*) filter (where found is distinct from expected) as failures,
    format('{} figures of {} series', count(*), count(distinct series_id)) as compared,
    list_aggregate((list(format('{} {}: {} in the series, {} in the statement', series_id, period, found::varchar, expected::varchar)
        order by series_id, period) filter (where found is distinct from expected))[1:3], 'string_agg', '; ') as sample
from compared
group by client_id
