-- One row per fiscal month of a client from its first ledger month to its last; ordinal counts them, and balances add up within an era.
create view ledger_period as
with span as (
    select client_id, min(first_day) as first_day, max(first_day) as last_first_day
    from account_month
    group by client_id
),
fresh_start as (
    select client_id, fiscal_year from carried_forward
)
select
    period.client_id,
    period.period_key,
    period.period,
    period.first_day,
    period.last_day,
    period.days,
    period.fiscal_year,
    period.fiscal_quarter,
    period.period_number,
    period.prior_period_key,
    period.prior_year_key,
    period.status as period_status,
    row_number() over (partition by period.client_id order by period.first_day, period.period_number) as ordinal,
    fresh_start.fiscal_year is not null as is_fresh_start,
    count(fresh_start.fiscal_year) over (
        partition by period.client_id
        order by period.first_day
        rows between unbounded preceding and current row
    ) as era
from dim_period as period
join span  -- one row per client
    on  span.client_id = period.client_id
    and period.first_day between span.first_day and span.last_first_day
left join fresh_start  -- one row per client and year, joined to the first month of the year
    on  fresh_start.client_id = period.client_id
    and fresh_start.fiscal_year = period.fiscal_year
    and period.period_number = 1
