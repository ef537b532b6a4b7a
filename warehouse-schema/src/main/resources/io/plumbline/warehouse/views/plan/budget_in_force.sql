-- One row per client and fiscal month that is budgeted: the plan to compare with, frozen before newest.
create view budget_in_force as
select
    period.client_id,
    period.period_key,
    plan.plan_key,
    plan.plan,
    plan.version
from dim_period as period
join dim_plan as plan  -- several budgets may cover a month; the last line keeps one
    on  plan.client_id = period.client_id
    and plan.plan_kind = 'budget'
    and (plan.is_current or plan.is_frozen)
    and plan.first_month <= period.last_day
    and plan.last_month >= period.first_day
qualify row_number() over (
    partition by period.client_id, period.period_key
    order by plan.is_frozen desc, plan.known_at desc, plan.plan, plan.version desc
) = 1
