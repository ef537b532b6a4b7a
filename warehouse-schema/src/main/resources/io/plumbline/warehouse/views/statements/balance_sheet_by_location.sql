-- One row per client, reporting period of any grain, location and line or total of the balance sheet at the period's end.
create view balance_sheet_by_location as
select
    reported.client_id,
    period.grain,
    reported.period,
    period.fiscal_year,
    period.first_day,
    period.last_day,
    period.period_status,
    period.is_complete,
    coalesce(location.location_name, 'No location') as location,
    reported.place,
    reported.side,
    reported.section,
    reported.line,
    reported.kind,
    reported.amount
from reported_balance as reported
join reporting_period as period  -- one row per client and name
    on  period.client_id = reported.client_id
    and period.period = reported.period
left join dim_location as location  -- one version of a location is current
    on  location.client_id = reported.client_id
    and location.location_id = reported.location_id
    and location.is_current
where reported.scope = 'location'
