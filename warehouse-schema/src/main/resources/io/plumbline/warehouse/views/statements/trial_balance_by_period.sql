-- One row per client, reporting period of any grain and account: opening, debits, credits, closing, debit-positive.
create view trial_balance_by_period as
select
    reported.client_id,
    reported.grain,
    reported.period,
    period.fiscal_year,
    period.first_day,
    period.last_day,
    period.period_status,
    period.is_complete,
    reported.account_code,
    reported.account_name,
    reported.line,
    reported.statement,
    reported.section,
    reported.opening,
    reported.debit,
    reported.credit,
    reported.rolled,
    reported.closing,
    reported.adjustments,
    reported.account_path
from reported_trial_balance as reported
join reporting_period as period  -- one row per client and name
    on  period.client_id = reported.client_id
    and period.period = reported.period
where reported.scope = 'whole'
