-- One row per client, reporting period of any grain and line or total of the income statement; costs are positive.
create view income_statement_by_period as
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
    reported.adjustments,
    reported.effect_on_net_income
from reported_income as reported
join reporting_period as period  -- one row per client and name
    on  period.client_id = reported.client_id
    and period.period = reported.period
where reported.scope = 'whole'
