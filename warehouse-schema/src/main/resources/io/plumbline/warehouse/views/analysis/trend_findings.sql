-- One row per finding about a client's series: trend, season, changes, outliers, turning points, growth, in a sentence each.
create view trend_findings as
select
    finding.client_id,
    series.subject,
    series.place,
    finding.series_id,
    series.name,
    series.part_of,
    finding.number,
    finding.finding,
    finding.period,
    finding.to_period,
    finding.size,
    finding.share,
    case
        when finding.finding not in ('trend', 'recent_trend', 'level_change', 'growth', 'compound_growth') then null
        when finding.size > 0 and series.better = 'higher' or finding.size < 0 and series.better = 'lower' then 'favourable'
        when finding.size < 0 and series.better = 'higher' or finding.size > 0 and series.better = 'lower' then 'unfavourable'
    end as mark,
    finding.p_value,
    finding.sentence
from fact_trend_finding as finding
join dim_series as series  -- one row per client and series
    on  series.client_id = finding.client_id
    and series.series_id = finding.series_id
