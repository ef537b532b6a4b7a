-- One row per client, fiscal month and line or total of the income statement: actual beside budget, prior period and prior year.
create view budget_variance as
-- Material: at least 1,000 and at least 10 % of the budget; any variance of 1,000 where nothing was budgeted.
with compared as (
    select *, actual - budget as difference
    from income_comparison
    where actual <> 0 or budget <> 0 or kind <> 'line'
)
select
    client_id,
    period,
    fiscal_year,
    first_day,
    place,
    section,
    line,
    kind,
    actual * sign as actual,
    budget * sign as budget,
    prior_period * sign as prior_period,
    prior_year * sign as prior_year,
    difference as variance,
    round(difference / nullif(round(abs(budget), 2), 0), 4) as variance_pct,
    case when difference > 0 then 'favourable' when difference < 0 then 'unfavourable' when difference = 0 then 'on plan' end
        as mark,
    abs(difference) >= 1000 and coalesce(abs(difference) >= 0.1 * nullif(round(abs(budget), 2), 0), true) as is_material,
    plan,
    plan_version
from compared
