-- One row per client, statement line, KPI or part of one, and complete fiscal month since its first: what trends and forecasts are made of.
create view series_value as
-- Lines as the statements show them, in base currency: a month in which a line does not appear is nought, from its first one on.
-- orientation is the sign with which a line adds up to the totals of its statement, and a total itself is shown; data says
-- whose months count. A part is of the series that part_of names; with the others of its kind it adds up to that.
with income as (
    select
        reported.client_id,
        reported.period,
        'income statement' as subject,
        reported.place,
        reported.section,
        reported.line as name,
        reported.kind,
        reported.sign as orientation,
        case when reported.kind = 'line' then chart.favourable_sign
            when reported.kind = 'section' and reported.sign = -1 then -1 else 1 end as better,
        reported.amount as value
    from reported_income as reported
    left join standard_chart as chart  -- one row per name
        on  chart.standard_name = reported.line
        and chart.statement = 'income statement'
    where reported.grain = 'month' and reported.scope = 'whole'
),
balance as (
    select
        reported.client_id,
        reported.period,
        'balance sheet' as subject,
        reported.place,
        reported.section,
        reported.line as name,
        reported.kind,
        part.sign as orientation,
        case when reported.section = 'cash' then 1 else 0 end as better,
        reported.amount as value
    from reported_balance as reported
    join (
        select distinct section, kind, place, sign from statement_part where statement = 'balance sheet'
    ) as part  -- one row per section for its lines, and per total and section
        on  part.kind = reported.kind
        and (part.place = reported.place or (part.kind = 'line' and part.section = reported.section))
    where reported.grain = 'month' and reported.scope = 'whole'
    qualify row_number() over (partition by reported.client_id, reported.period, reported.place, reported.line) = 1
),
flow as (
    select
        client_id,
        period,
        'cash flow' as subject,
        place,
        section,
        line as name,
        kind,
        1 as orientation,
        case when place in (42990, 46990) then 1 else 0 end as better,
        amount as value
    from reported_cash_flow
    where grain = 'month' and scope = 'whole' and place < 47000
),
shown as (
    select * from income
    union all
    select * from balance
    union all
    select * from flow
),
line as (
    select
        client_id,
        subject || '|' || name as line,
        subject,
        any_value(place) as place,
        any_value(section) as section,
        name,
        any_value(kind) as kind,
        any_value(orientation) as orientation,
        any_value(better) as better
    from shown
    group by client_id, subject, name
    having count(*) filter (where value <> 0) > 0
),
line_month as (
    select
        line.* exclude (line),
        month.period_key,
        month.period,
        month.first_day,
        month.last_day,
        coalesce(shown.value, 0) as value
    from line
    join analysed_month as month  -- every month of the client's ledger
        on  month.client_id = line.client_id
        and month.subject = 'ledger'
        and month.is_complete
    left join (
        select client_id, subject, name, period, sum(value) as value from shown group by all
    ) as shown  -- one row per client, line and period
        on  shown.client_id = line.client_id
        and shown.subject = line.subject
        and shown.name = line.name
        and shown.period = month.period
),
value as (
    select
        client_id,
        replace(subject, ' ', '-') || '.'
            || trim(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), '-') as series_id,
        subject,
        place,
        section,
        name,
        kind,
        'money' as unit,
        case better when 1 then 'higher' when -1 then 'lower' end as better,
        orientation,
        'ledger' as data,
        period_key,
        period,
        first_day,
        last_day,
        value,
        sum(case when value <> 0 then 1 else 0 end) over (
            partition by client_id, subject, name order by first_day rows between unbounded preceding and current row
        ) as begun
    from line_month
    union all
    select
        kpi.client_id,
        'kpi.' || kpi.kpi,
        'kpi',
        50000 + kpi.place,
        null,
        kpi.name,
        'kpi',
        kpi.unit,
        kpi.better,
        1,
        kpi.subject,
        month.period_key,
        kpi.period,
        kpi.first_day,
        kpi.last_day,
        kpi.value,
        sum(case when kpi.value is not null then 1 else 0 end) over (
            partition by kpi.client_id, kpi.kpi order by kpi.first_day rows between unbounded preceding and current row
        )
    from kpi
    join analysed_month as month  -- one row per client, subject and period
        on  month.client_id = kpi.client_id
        and month.subject = kpi.subject
        and month.period = kpi.period
    where kpi.is_complete
),
part as (
    select client_id, subject, whole, kind, code, max_by(name, period) as name
    from series_part
    group by client_id, subject, whole, kind, code
    having count(*) filter (where value <> 0) > 0
    qualify count(*) over (partition by client_id, subject, whole, kind) > 1
),
part_month as (
    select
        whole.client_id,
        whole.series_id || '/' || case part.kind when 'account' then '' else part.kind || '/' end || part.code as series_id,
        whole.subject,
        whole.place,
        part.name,
        part.kind,
        whole.unit,
        whole.better,
        whole.orientation,
        whole.data,
        whole.series_id as part_of,
        whole.period_key,
        whole.period,
        whole.first_day,
        whole.last_day,
        coalesce(month.value, 0) as value
    from value as whole
    join part  -- each of its parts
        on  part.client_id = whole.client_id
        and part.subject = whole.subject
        and part.whole = whole.name
    left join series_part as month  -- one row per part and period
        on  month.client_id = part.client_id
        and month.subject = part.subject
        and month.whole = part.whole
        and month.kind = part.kind
        and month.code = part.code
        and month.period = whole.period
    where whole.kind in ('line', 'kpi')
),
analysed as (
    select * exclude (begun), null as part_of, begun
    from value
    union all by name
    select
        *,
        null as section,
        sum(case when value <> 0 then 1 else 0 end) over (
            partition by client_id, series_id order by first_day rows between unbounded preceding and current row
        ) as begun
    from part_month
)
select
    client_id,
    series_id,
    subject,
    place,
    section,
    name,
    kind,
    unit,
    better,
    orientation,
    data,
    part_of,
    period_key,
    period,
    first_day,
    last_day,
    value
from analysed
where begun > 0
-- what is known of fewer than half of its months is no series
qualify 2 * count(value) over (partition by client_id, series_id) >= count(*) over (partition by client_id, series_id)
