-- One row per entry that closes a fiscal year and is not marked so by its source.
-- Not every system marks the entries that close a year. Those of a fiscal year's last day that have accounts of the income
-- statement on one side and equity on the other, and together take away at least nine tenths of what all income and
-- expense accounts earned in the year, close it: a dividend, or an expense moved to the owner, does not come near.
with line as (
    select * from staging_ledger_line
),
fiscal_year as (
    select client_id, fiscal_year, max(last_day) as last_day
    from dim_period
    group by client_id, fiscal_year
),
last_day_line as (
    select /*+ broadcast(fiscal_year) */
        line.client_id,
        line.feed,
        line.entry_id,
        fiscal_year.fiscal_year,
        fiscal_year.last_day,
        account.account_id,
        account.statement,
        account.section,
        coalesce(line.amount, line.natural_amount * account.report_sign) as amount
    from line
    join fiscal_year  -- a day ends one fiscal year of a client
        on  fiscal_year.client_id = line.client_id
        and fiscal_year.last_day = line.posted_on
    join dim_account as account  -- one version of an account is the current one
        on  account.client_id = line.client_id
        and account.account_code = line.account_code
        and account.is_current
    where line.entry_id is not null
      and coalesce(line.entry_kind, 'normal') = 'normal'
),
moving_entry as (
    select client_id, feed, entry_id, fiscal_year, last_day
    from last_day_line
    group by client_id, feed, entry_id, fiscal_year, last_day
    having every(statement = 'income statement' or section = 'equity')
       and some(statement = 'income statement')
       and some(section = 'equity')
),
moved as (
    select last_day_line.client_id, last_day_line.fiscal_year, last_day_line.account_id, sum(last_day_line.amount) as amount
    from last_day_line
    left semi join moving_entry
        on  moving_entry.client_id = last_day_line.client_id
        and moving_entry.feed = last_day_line.feed
        and moving_entry.entry_id = last_day_line.entry_id
        and moving_entry.fiscal_year = last_day_line.fiscal_year
    where last_day_line.statement = 'income statement'
    group by last_day_line.client_id, last_day_line.fiscal_year, last_day_line.account_id
),
posted as (
    -- of years without such an entry, which are most, nothing is read
    select /*+ broadcast(year) */
        line.client_id,
        year.fiscal_year,
        account.account_id,
        sum(coalesce(line.amount, line.natural_amount * account.report_sign)) as amount
    from line
    join (
        select
            dim_period.client_id,
            dim_period.fiscal_year,
            min(dim_period.first_day) as first_day,
            max(dim_period.last_day) as last_day
        from dim_period
        left semi join moving_entry
            on  moving_entry.client_id = dim_period.client_id
            and moving_entry.fiscal_year = dim_period.fiscal_year
        group by dim_period.client_id, dim_period.fiscal_year
    ) as year  -- the fiscal years of a client do not overlap
        on  year.client_id = line.client_id
        and line.posted_on between year.first_day and year.last_day
    join dim_account as account  -- one version of an account is the current one
        on  account.client_id = line.client_id
        and account.account_code = line.account_code
        and account.is_current
        and account.statement = 'income statement'
    where coalesce(line.entry_kind, 'normal') in ('normal', 'adjustment')
    group by line.client_id, year.fiscal_year, account.account_id
),
closed_year as (
    select posted.client_id, posted.fiscal_year
    from posted
    left join moved  -- one row per client, year and account
        on  moved.client_id = posted.client_id
        and moved.fiscal_year = posted.fiscal_year
        and moved.account_id = posted.account_id
    group by posted.client_id, posted.fiscal_year
    having sum(abs(posted.amount - coalesce(moved.amount, 0))) > 0
       and sum(if(
           moved.amount * (posted.amount - moved.amount) < 0,
           least(abs(moved.amount), abs(posted.amount - moved.amount)),
           0)) >= 0.9 * sum(abs(posted.amount - coalesce(moved.amount, 0)))
)
select moving_entry.client_id, moving_entry.feed, moving_entry.entry_id, moving_entry.last_day
from moving_entry
left semi join closed_year
    on  closed_year.client_id = moving_entry.client_id
    and closed_year.fiscal_year = moving_entry.fiscal_year
