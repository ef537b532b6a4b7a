-- The income statement of a client for a period, in reading order, beside budget, prior period and prior year.
create macro income_statement_for(client, for_period) as table
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
    end as mark_to_prior_year
from income_comparison as statement
where statement.client_id = client
  and statement.period = for_period
order by statement.place
