-- One row per client, reporting period of any grain and component of equity, from opening to closing.
create view changes_in_equity_by_period as
select
    reported.client_id,
    reported.grain,
    reported.period,
    period.fiscal_year,
    period.first_day,
    period.last_day,
    period.period_status,
    period.is_complete,
    reported.place,
    reported.line,
    reported.kind,
    reported.opening,
    reported.net_income,
    reported.owners,
    reported.other,
    reported.opening_entries,
    reported.transferred,
    reported.closing
from reported_equity as reported
join reporting_period as period  -- one row per client and name
    on  period.client_id = reported.client_id
    and period.period = reported.period
where reported.scope = 'whole'
