-- One row per client and period to report: month, quarter, fiscal year, year to date or trailing 12 months, with the name to ask for it.
create view reporting_period as
-- Names follow the months': 2025-03, 2025-Q1, 2025, 2025-03 YTD, 2025-03 T12; FY2025-Q1 and FY2025 where months are
-- FY2025-P03. A period of which the books or the calendar have only a part is there, and not complete. Trailing 12 reach
-- back to the month after the same one of last year, so that they are a whole year of any calendar.
with calendar as (
    -- a period for adjustments has no days of its own, and is no month
    select
        client_id,
        period_key,
        sum(least(days, 1)) over (partition by client_id, fiscal_year) as months_of_year,
        sum(least(days, 1)) over (partition by client_id, fiscal_year, fiscal_quarter) as months_of_quarter,
        sum(least(days, 1)) over (
            partition by client_id, fiscal_year
            order by first_day, period_number
            rows between unbounded preceding and current row
        ) as months_of_year_so_far
    from dim_period
),
month as (
    select
        period.*,
        calendar.months_of_year,
        calendar.months_of_quarter,
        calendar.months_of_year_so_far,
        sum(least(period.days, 1)) over (
            partition by period.client_id
            order by period.ordinal
            rows between unbounded preceding and current row
        ) as months_so_far,
        lead(period.days) over (partition by period.client_id order by period.ordinal) = 0 as is_before_adjustments,
        prior.period as prior_period,
        prior_year.period as prior_year_period,
        prior_year.ordinal as prior_year_ordinal,
        case
            when bool_or(starts_with(period.period, 'FY') and period.days > 0) over (partition by period.client_id) then 'FY'
            else ''
        end || period.fiscal_year as year_name
    from ledger_period as period
    join calendar  -- one row per period key
        on  calendar.client_id = period.client_id
        and calendar.period_key = period.period_key
    left join ledger_period as prior  -- one row per period key
        on  prior.client_id = period.client_id
        and prior.period_key = period.prior_period_key
    left join ledger_period as prior_year  -- one row per period key
        on  prior_year.client_id = period.client_id
        and prior_year.period_key = period.prior_year_key
),
year_back as (
    select
        month.client_id,
        month.period,
        month.ordinal as last_ordinal,
        greatest(month.months_of_year, 12) as months_of_year,
        case
            when month.prior_year_ordinal is null then month.ordinal - (1 - least(month.days, 1))
                - greatest(month.months_of_year, 12) + 1
            when last_year.is_before_adjustments then month.prior_year_ordinal + 2
            else month.prior_year_ordinal + 1
        end as first_ordinal,
        last_year.months_so_far as months_before
    from month
    left join month as last_year  -- one row per client and ordinal
        on  last_year.client_id = month.client_id
        and last_year.ordinal = month.prior_year_ordinal
),
span as (
    select client_id, 'month' as grain, period,
        ordinal as first_ordinal, ordinal as last_ordinal, least(days, 1) as months_expected
    from month
    union all
    select client_id, 'quarter', year_name || '-Q' || fiscal_quarter,
        min(ordinal), max(ordinal), max(months_of_quarter)
    from month
    group by client_id, year_name, fiscal_quarter
    union all
    select client_id, 'year', year_name, min(ordinal), max(ordinal), max(months_of_year)
    from month
    group by client_id, year_name
    union all
    select client_id, 'year to date', period || ' YTD',
        min(ordinal) over (partition by client_id, fiscal_year), ordinal, months_of_year_so_far
    from month
    union all
    select client_id, 'trailing 12', period || ' T12', greatest(1, first_ordinal), last_ordinal,
        case when months_before is null then months_of_year end
    from year_back
)
select
    span.client_id,
    span.grain,
    span.period,
    first_month.first_day,
    last_month.last_day,
    last_month.fiscal_year,
    last_month.fiscal_quarter,
    last_month.period as last_period,
    last_month.months_so_far - first_month.months_so_far + least(first_month.days, 1) as months,
    last_month.period_status,
    last_month.months_so_far - first_month.months_so_far + least(first_month.days, 1)
        = coalesce(span.months_expected, last_month.months_so_far - first_month.months_so_far + least(first_month.days, 1))
        and last_month.period_status <> 'open' as is_complete,
    case span.grain
        when 'month' then last_month.prior_period
        when 'quarter' then before.year_name || '-Q' || before.fiscal_quarter
        when 'year' then before.year_name
    end as prior_period,
    case span.grain
        when 'month' then last_month.prior_year_period
        when 'quarter' then prior_year.year_name || '-Q' || prior_year.fiscal_quarter
        when 'year' then before.year_name
        when 'year to date' then last_month.prior_year_period || ' YTD'
        when 'trailing 12' then last_month.prior_year_period || ' T12'
    end as prior_year,
    span.first_ordinal,
    span.last_ordinal,
    era.mapping_era
from span
join month as first_month  -- one row per client and ordinal
    on  first_month.client_id = span.client_id
    and first_month.ordinal = span.first_ordinal
join month as last_month  -- one row per client and ordinal
    on  last_month.client_id = span.client_id
    and last_month.ordinal = span.last_ordinal
join (select distinct client_id, mapping_era, era_from, era_to from account_mapping) as era  -- eras tile all days
    on  era.client_id = span.client_id
    and greatest(last_month.last_day, date '1900-01-01') between era.era_from and era.era_to
left join month as before  -- one row per client and ordinal
    on  before.client_id = span.client_id
    and before.ordinal = span.first_ordinal - 1
left join month as prior_year  -- one row per client and ordinal
    on  prior_year.client_id = span.client_id
    and prior_year.ordinal = last_month.prior_year_ordinal
