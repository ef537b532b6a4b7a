-- The income statement of a client for a period, in reading order, beside budget, prior period and prior year; whole or by location.
create macro income_statement_for(client, for_period, by := null) as table
with asked as (
    select *
    from reporting_column
    where client_id = client
      and asked in (for_period, 'FY' || for_period)
),
asked_month as (
    select period.client_id, period.period, period.period_key
    from dim_period as period
    where period.client_id = client
      and "by" is null
      and (period.period = for_period
          or period.period in (
              select month.period
              from ledger_period as month
              join reporting_period as reported  -- one row per client and name
                  on  reported.client_id = month.client_id
                  and month.ordinal between reported.first_ordinal and reported.last_ordinal
              where reported.client_id = client
                and reported.period in (for_period, 'FY' || for_period)))
),
measure as (
    select
        reported.location_id,
        reported.place,
        reported.section,
        reported.line,
        reported.kind,
        reported.sign,
        case when asked.name = 'asked' then reported.effect_on_net_income end as actual,
        case when asked.name = 'prior period' then reported.effect_on_net_income end as prior_period,
        case when asked.name = 'prior year' then reported.effect_on_net_income end as prior_year,
        case when asked.name = 'asked' then reported.adjustments end as adjustments,
        null as budget
    from reported_income as reported
    join asked  -- once for each column
        on  asked.client_id = reported.client_id
        and asked.period = reported.period
    where reported.client_id = client
      and reported.scope = case
          when "by" is null then 'whole'
          when "by" in ('location', 'department', 'class', 'store') then 'location'
          else error('by must be ''location'' or ''department'', or left out')
      end
    union all
    select
        null, planned.place, planned.section, planned.line, planned.kind, planned.sign,
        null, null, null, null,
        planned.budget
    from income_comparison as planned
    where planned.client_id = client
      and planned.period in (select period from asked_month)
      and planned.budget is not null
),
reach as (
    select
        (select count(*) from asked where name = 'asked') > 0 as has_actual,
        (select count(*) from asked where name = 'prior period') > 0 as has_prior_period,
        (select count(*) from asked where name = 'prior year') > 0 as has_prior_year,
        -- part of a budget is none
        (select count(*) > 0 and count(*) = count(budget.plan_key)
            from asked_month
            left join budget_in_force as budget  -- one plan per month
                on  budget.client_id = asked_month.client_id
                and budget.period_key = asked_month.period_key) as has_budget
),
statement as (
    select
        measure.location_id,
        measure.place,
        measure.section,
        measure.line,
        measure.kind,
        measure.sign,
        -- nought where the books reach, nothing where they do not
        case when bool_or(reach.has_actual) then coalesce(sum(measure.actual), 0) end as actual,
        case when bool_or(reach.has_budget) then coalesce(sum(measure.budget), 0) end as budget,
        case when bool_or(reach.has_prior_period) then coalesce(sum(measure.prior_period), 0) end as prior_period,
        case when bool_or(reach.has_prior_year) then coalesce(sum(measure.prior_year), 0) end as prior_year,
        coalesce(sum(measure.adjustments), 0) as adjustments
    from measure
    cross join reach  -- one row
    group by all
)
select
    statement.place,
    statement.section,
    statement.line,
    statement.kind,
    statement.actual * statement.sign as actual,
    statement.budget * statement.sign as budget,
    statement.actual - statement.budget as variance,
    round((statement.actual - statement.budget) / nullif(round(abs(statement.budget), 2), 0), 4) as variance_pct,
    case
        when statement.actual > statement.budget then 'favourable'
        when statement.actual < statement.budget then 'unfavourable'
        when statement.actual = statement.budget then 'on plan'
    end as mark,
    statement.prior_period * statement.sign as prior_period,
    statement.prior_year * statement.sign as prior_year,
    statement.actual - statement.prior_year as variance_to_prior_year,
    case
        when statement.actual > statement.prior_year then 'favourable'
        when statement.actual < statement.prior_year then 'unfavourable'
        when statement.actual = statement.prior_year then 'as last year'
    end as mark_to_prior_year,
    statement.adjustments,
    case when "by" is not null then coalesce(location.location_name, 'No location') end as location
from statement
left join dim_location as location  -- one version of a location is current
    on  location.client_id = client
    and location.location_id = statement.location_id
    and location.is_current
order by location, statement.place
