-- One row per posted line of a journal entry: every staged line that is true, once.
-- Not every system marks the entries that close a year. Those of a fiscal year's last day that have accounts of the income
-- statement on one side and equity on the other, and together take away at least nine tenths of what all income and
-- expense accounts earned in the year, close it: a dividend, or an expense moved to the owner, does not come near.
with line as (
    select * from staging_ledger_line
),
account as (
    -- What a natural amount means follows the type that the source gives the account and, without one, its family, never
    -- its own normal side: a report shows accumulated depreciation as a negative asset.
    select
        *,
        case
            when source_sign is not null then source_sign
            when section in ('other income and expense', 'interest') then natural_sign
            when section = 'revenue' or section_order between 100 and 299 then -1
            else 1
        end as family_sign
    from dim_account
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
        coalesce(line.amount, line.natural_amount * account.family_sign) as amount
    from line
    join fiscal_year  -- a day ends one fiscal year of a client
        on  fiscal_year.client_id = line.client_id
        and fiscal_year.last_day = line.posted_on
    join account  -- one version of an account is the current one
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
        sum(coalesce(line.amount, line.natural_amount * account.family_sign)) as amount
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
    join account  -- one version of an account is the current one
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
),
closing_entry as (
    select moving_entry.client_id, moving_entry.feed, moving_entry.entry_id, moving_entry.last_day
    from moving_entry
    left semi join closed_year
        on  closed_year.client_id = moving_entry.client_id
        and closed_year.fiscal_year = moving_entry.fiscal_year
)
select /*+ broadcast(closing_entry) */
    xxhash64(line.source_file_key, line.source_row, 'ledger_line', line.account_code, coalesce(line.amount, line.natural_amount)) as ledger_line_key,
    line.client_id,
    -- many books number their entries afresh every year
    if(line.entry_id is null, null, xxhash64(line.client_id, line.feed, period_day.fiscal_year, line.entry_id)) as entry_key,
    line.entry_id,
    coalesce(line.entry_kind, if(closing_entry.entry_id is null, 'normal', 'closing')) as entry_kind,
    line.journal_code,
    line.posted_on,
    case line.entry_kind
        when 'opening' then opening_period.period_key
        when 'adjustment' then period_day.adjustment_period_key
        else period_day.period_key
    end as period_key,
    account.account_key,
    account.account_id,
    party.party_key,
    location.location_key,
    line.document_type,
    line.document_ref,
    line.document_on,
    line.due_on,
    line.description,
    coalesce(line.amount, line.natural_amount * account.family_sign) as amount,
    coalesce(line.currency, client.base_currency) as currency,
    coalesce(line.transaction_amount, line.amount, line.natural_amount * account.family_sign) as transaction_amount,
    line.settlement_ref,
    line.entered_on,
    line.entered_by,
    line.source_file_key,
    line.source_row
from line
join client  -- every client is in the build, once
    on client.client_id = line.client_id
left join period_day  -- a day belongs to one period of a client
    on  period_day.client_id = line.client_id
    and period_day.day_on = line.posted_on
left join opening_period  -- one row per client, file and day
    on  line.entry_kind = 'opening'
    and opening_period.client_id = line.client_id
    and opening_period.source_file_key = line.source_file_key
    and opening_period.posted_on = line.posted_on
left join account  -- the versions of an account tile all days from 1900 on without overlap
    on  account.client_id = line.client_id
    and account.account_code = line.account_code
    and greatest(line.posted_on, date '1900-01-01') between account.valid_from and account.valid_to
left join party_match  -- one row per way in which a source mentions a party
    on  party_match.client_id = line.client_id
    and party_match.record = 'ledger_line'
    and party_match.feed = line.feed
    and party_match.party_code <=> line.party_code
    and party_match.party_name <=> line.party_name
left join dim_party as party  -- the versions of a party tile all days without overlap
    on  party.client_id = line.client_id
    and party.party_id = party_match.party_id
    and greatest(line.posted_on, date '1900-01-01') between party.valid_from and party.valid_to
left join location_match  -- one row per text
    on  location_match.client_id = line.client_id
    and location_match.code = line.location
    and location_match.name is null
left join dim_location as location  -- the versions of a location tile all days without overlap
    on  location.client_id = line.client_id
    and location.location_id = location_match.location_id
    and greatest(line.posted_on, date '1900-01-01') between location.valid_from and location.valid_to
left join closing_entry  -- one row per feed, entry and day
    on  closing_entry.client_id = line.client_id
    and closing_entry.feed = line.feed
    and closing_entry.entry_id = line.entry_id
    and closing_entry.last_day = line.posted_on
