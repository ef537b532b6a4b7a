-- One row per planned line: an account, standard account or KPI in a month of a plan version.
with line as (
    select * from staging_plan_line
),
version as (
    select * from plan_version
),
account_name as (
    select client_id, lower(trim(account_code)) as name, 1 as rank, account_code, account_id, standard_account, source_sign
    from dim_account
    where is_current
    union all
    select client_id, lower(account_name), 2, account_code, account_id, standard_account, source_sign
    from dim_account
    where is_current
    union all
    select client_id, lower(replace(account_path, ' > ', ':')), 3, account_code, account_id, standard_account, source_sign
    from dim_account
    where is_current
),
ranked as (
    select
        *,
        row_number() over (partition by client_id, name order by rank, account_code) as place
    from account_name
),
account as (
    select * from ranked where place = 1
),
standard_name as (
    select standard_account, lower(standard_account) as name from standard_account
    union
    select standard_account, lower(standard_name) from standard_account
),
matched as (
    select
        line.*,
        account.account_id,
        coalesce(stated.standard_account, account.standard_account, named.standard_account, 'unclassified')
            as matched_standard,
        account.source_sign
    from line
    left join standard_name as stated  -- names and codes of standard accounts are unique
        on stated.name = lower(trim(line.standard_account))
    left join account  -- one row per client and name
        on  account.client_id = line.client_id
        and account.name = lower(replace(trim(line.account_code), ' > ', ':'))
        and line.standard_account is null
        and line.kpi is null
    left join standard_name as named  -- names and codes of standard accounts are unique
        on named.name = lower(trim(line.account_code))
)
select
    matched.client_id,
    xxhash64(matched.client_id, matched.plan, version.version) as plan_key,
    period_day.period_key,
    coalesce(period_day.first_day, trunc(matched.month_on, 'MM')) as first_day,
    matched.account_id,
    matched.matched_standard as standard_account,
    matched.kpi,
    location_match.location_id,
    matched.amount as natural_amount,
    cast(
        matched.amount
            * if(matched.kpi is null, coalesce(matched.source_sign, if(standard.normal_side = 'credit', -1, 1)), 1)
            as decimal(18, 4)
    ) as amount,
    matched.source_file_key,
    matched.source_row
from matched
left join version  -- an export brings one version of a plan
    on  version.client_id = matched.client_id
    and version.plan = matched.plan
    and version.export_key = matched.export_key
left join standard_account as standard  -- one row per standard account
    on standard.standard_account = matched.matched_standard
left join period_day  -- a day belongs to one period of a client
    on  period_day.client_id = matched.client_id
    and period_day.day_on = matched.month_on
left join location_match  -- one row per text
    on  location_match.client_id = matched.client_id
    and location_match.code = matched.location
    and location_match.name is null
