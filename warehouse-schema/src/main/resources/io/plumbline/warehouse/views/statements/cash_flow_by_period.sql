-- One row per client, reporting period of any grain and line or total of the indirect cash-flow statement.
create view cash_flow_by_period as
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
    reported.section,
    reported.line,
    reported.kind,
    reported.amount,
    reported.adjustments
from reported_cash_flow as reported
join reporting_period as period  -- one row per client and name
    on  period.client_id = reported.client_id
    and period.period = reported.period
where reported.scope = 'whole'
