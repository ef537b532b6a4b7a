-- One row per client, subject and fiscal month from its first with data to its newest: whether it counts as complete, and if not, why.
create view analysed_month as
-- A month is left out while it is open or soft-closed, and where its data end before it does or are far fewer than usual. What
-- comes before the newest complete month is part of a series, whatever it looks like. Adjustments have no days and are no month.
with counted as (
    select client_id, 'ledger' as subject, period_key, sum(lines) as rows,
        cast(null as date) as last_on, cast(null as date) as data_until
    from fact_account_month
    where entry_kind = 'normal'
    group by client_id, period_key
    union all
    select client_id, 'commerce', period_key, count(*), max(ordered_on), max(ordered_on)
    from fact_order_line
    group by client_id, period_key
    union all
    select client_id, 'web', period_key, sum(sessions), max(visited_on), max(visited_on)
    from fact_web_session
    where period_key is not null
    group by client_id, period_key
    union all
    select client_id, 'ads', period_key, count(*), max(spent_on), max(spent_on)
    from fact_ad_spend
    group by client_id, period_key
    union all
    select deal.client_id, 'crm', period.period_key, count(*), null, max(deal.created_on)
    from fact_deal as deal
    join dim_period as period  -- months tile all days; adjustments have none
        on  period.client_id = deal.client_id
        and deal.created_on between period.first_day and period.last_day
        and period.days > 0
    group by deal.client_id, period.period_key
),
span as (
    select counted.client_id, counted.subject, min(period.first_day) as first_day, max(period.first_day) as last_first_day
    from counted
    join dim_period as period  -- one row per period key
        on  period.client_id = counted.client_id
        and period.period_key = counted.period_key
    group by counted.client_id, counted.subject
),
posted as (
    select client_id, max(posted_on) as last_on
    from fact_ledger_line
    group by client_id
),
begun as (
    select
        span.client_id,
        span.subject,
        period.* exclude (client_id),
        period.first_day - 1 is distinct from lag(period.last_day) over earlier as is_after_gap
    from span
    join dim_period as period  -- months of the span
        on  period.client_id = span.client_id
        and period.first_day between span.first_day and span.last_first_day
        and period.days > 0
    window earlier as (partition by span.client_id, span.subject order by period.first_day)
),
run as (
    -- a mistyped day has its month, and a gap between it and the others: the longest run without a gap counts
    select *, count(*) filter (where is_after_gap) over earlier as run
    from begun
    window earlier as (partition by client_id, subject order by first_day)
),
longest as (
    select client_id, subject, run
    from run
    group by client_id, subject, run
    qualify row_number() over (partition by client_id, subject order by count(*) desc, run desc) = 1
),
month as (
    select
        run.client_id,
        run.subject,
        run.period_key,
        run.period,
        run.first_day,
        run.last_day,
        run.days,
        run.status,
        coalesce(counted.rows, 0) as rows,
        coalesce(counted.last_on, posted.last_on) as last_on,
        counted.data_until,
        row_number() over earlier as ordinal,
        median(coalesce(counted.rows, 0)) over (
            partition by run.client_id, run.subject
            order by run.first_day
            rows between 12 preceding and 1 preceding
        ) as usual_rows
    from run
    join longest  -- one row per client and subject
        on  longest.client_id = run.client_id
        and longest.subject = run.subject
        and longest.run = run.run
    left join counted  -- one row per client, subject and period
        on  counted.client_id = run.client_id
        and counted.subject = run.subject
        and counted.period_key = run.period_key
    left join posted  -- one row per client
        on  posted.client_id = run.client_id
        and run.subject = 'ledger'
    window earlier as (partition by run.client_id, run.subject order by run.first_day)
),
judged as (
    select
        *,
        case
            when status = 'open' then 'it is not over'
            when status = 'soft-closed' and subject = 'ledger' then 'its books are not closed yet'
            when last_on < last_day - 3 and rows < 0.8 * usual_rows
                then format('its data end on {}', last_on::varchar)
            when rows < 0.5 * usual_rows and ordinal > 6
                then format('it has {} rows where {} are usual', rows::varchar, round(usual_rows)::bigint::varchar)
        end as left_out
    from month
)
select
    client_id,
    subject,
    period_key,
    period,
    first_day,
    last_day,
    days,
    ordinal,
    data_until,
    ordinal <= coalesce(max(ordinal) filter (where left_out is null) over (partition by client_id, subject), 0) as is_complete,
    case
        when ordinal > coalesce(max(ordinal) filter (where left_out is null) over (partition by client_id, subject), 0)
            then left_out
    end as left_out
from judged
