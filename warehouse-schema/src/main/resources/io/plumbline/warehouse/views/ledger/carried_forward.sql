-- One row per client and fiscal year whose opening entries say again what earlier years add up to: balances start afresh there.
create view carried_forward as
-- An export per year opens each year with the balances of the year before. Added to the movements of
-- that year they would count twice. An opening entry among running books (a new bank account) is an
-- ordinary one: it does not repeat at least half of what the accounts carry.
with first_year as (
    select client_id, min(fiscal_year) as fiscal_year
    from account_month
    group by client_id
),
opening as (
    select month.client_id, month.fiscal_year, month.account_id, sum(month.opening_entries) as amount
    from account_month as month
    join first_year  -- one row per client
        on  first_year.client_id = month.client_id
        and first_year.fiscal_year < month.fiscal_year
    where month.opening_entries <> 0
      and month.period_number = 1
    group by month.client_id, month.fiscal_year, month.account_id
),
opened_year as (
    select distinct client_id, fiscal_year from opening
),
carried as (
    select
        opened_year.client_id,
        opened_year.fiscal_year,
        month.account_id,
        sum(case
            when month.fiscal_year = first_year.fiscal_year then month.movement
            else month.movement - month.opening_entries
        end) as amount
    from opened_year
    join first_year  -- one row per client
        on first_year.client_id = opened_year.client_id
    join account_month as month  -- summed up again below
        on  month.client_id = opened_year.client_id
        and month.fiscal_year < opened_year.fiscal_year
    where month.statement = 'balance sheet'
    group by opened_year.client_id, opened_year.fiscal_year, month.account_id
)
select
    carried.client_id,
    carried.fiscal_year,
    sum(abs(carried.amount)) as carried,
    sum(case
        when opening.amount * carried.amount > 0 then least(abs(opening.amount), abs(carried.amount))
        else 0
    end) as repeated
from carried
left join opening  -- one row per client, year and account
    on  opening.client_id = carried.client_id
    and opening.fiscal_year = carried.fiscal_year
    and opening.account_id = carried.account_id
group by carried.client_id, carried.fiscal_year
having 2 * repeated >= sum(abs(carried.amount))
