-- One row per account of the income statement and fiscal month with entries; costs are positive.
create view income_statement_by_account as
select
    month.client_id,
    period.period,
    period.fiscal_year,
    period.fiscal_quarter,
    period.period_number,
    period.first_day,
    account.section_order * 100 + coalesce(chart.place, 0) as place,
    account.section,
    account.standard_name as line,
    account.account_code,
    account.account_name,
    account.account_path,
    month.earned * account.natural_sign as amount,
    -month.earned as effect_on_net_income
from account_month as month
join dim_period as period  -- one row per period key
    on  period.client_id = month.client_id
    and period.period_key = month.period_key
join dim_account as account  -- the versions of an account tile all days: the one in force at the end of the period
    on  account.client_id = month.client_id
    and account.account_id = month.account_id
    and greatest(period.last_day, date '1900-01-01') between account.valid_from and account.valid_to
left join standard_chart as chart  -- one row per standard account
    on chart.standard_account = account.standard_account
where account.statement = 'income statement'
  and month.earned <> 0
