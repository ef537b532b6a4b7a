-- One row per reporting period and column of its statements: the period asked for, the one before and the same of the year before.
create view reporting_column as
select client_id, period as asked, 'asked' as name, period, prior_period is not null as has_prior, prior_year is not null as has_prior_year
from reporting_period
union all
select client_id, period, 'prior period', prior_period, true, prior_year is not null
from reporting_period
where prior_period is not null
union all
select client_id, period, 'prior year', prior_year, prior_period is not null, true
from reporting_period
where prior_year is not null
