-- One row per month in which a line that comes once a month, in much the same amount, is missing or comes twice.
create view health_recurring_line as
-- Months are the calendar's, whatever the fiscal year, as rents and subscriptions go by them. A line recurs when an account has one for the same party and location, or the same text, in nine of ten months, at least
-- six, eight in ten of them within a quarter of the middle amount. Missing is a month between two that have the line, or
-- the last complete month after at least six with it.
with line as (
    select
        line.client_id,
        line.account_id,
        coalesce(party.party_id, 0) as party_id,
        coalesce(location.location_id, 0) as location_id,
        case when line.party_key is null
            then trim(regexp_replace(lower(coalesce(line.description, '')), '[0-9/._-]+', ' ', 'g')) else '' end as text,
        date_trunc('month', line.posted_on)::date as first_day,
        line.entry_id,
        line.posted_on,
        line.amount,
        line.source_file_key,
        line.source_row
    from fact_ledger_line as line
    join accounts as account  -- one row per account
        on  account.client_id = line.client_id
        and account.account_id = line.account_id
        and account.statement = 'income statement'
    left join dim_party as party  -- one row per version of a party
        on  party.client_id = line.client_id
        and party.party_key = line.party_key
    left join dim_location as location  -- one row per version of a location
        on  location.client_id = line.client_id
        and location.location_key = line.location_key
    where line.entry_kind = 'normal' and line.amount > 0
),
month as (
    select
        line.client_id,
        line.account_id,
        line.party_id,
        line.location_id,
        line.text,
        line.first_day,
        count(*) as lines,
        max_by(line.entry_id, line.source_row) as entry_id,
        max(line.posted_on) as posted_on,
        max(line.amount) as largest,
        min(line.amount) as smallest,
        min(line.source_file_key) as source_file_key,
        max(line.source_row) as source_row
    from line
    group by all
),
recurring as (
    select
        client_id, account_id, party_id, location_id, text,
        min(first_day) as first_day,
        max(first_day) as last_day,
        count(*) as months,
        median(largest) as usual_amount
    from month
    group by client_id, account_id, party_id, location_id, text
    having count(*) >= 6
       and count(*) filter (where lines = 1) >= 0.9 * count(*)
       and quantile_cont(largest, 0.9) <= 1.25 * median(largest)
       and quantile_cont(largest, 0.1) >= 0.75 * median(largest)
),
complete as (
    -- the month in which the books end may get its line yet, unless they reach its end
    select client_id, date_trunc('month', max(posted_on) - interval 28 days)::date as first_day
    from line
    group by client_id
),
calendar as (
    select
        client_id,
        unnest(generate_series(min(recurring.first_day)::timestamp, max(complete.first_day)::timestamp, interval 1 month))::date
            as first_day
    from recurring
    join complete using (client_id)  -- one row per client
    group by client_id
),
expected as (
    select
        recurring.*,
        period.first_day as period_first_day,
        last_day(period.first_day) as period_last_day,
        month.lines,
        month.entry_id,
        month.posted_on,
        month.smallest,
        month.source_file_key,
        month.source_row,
        lag(month.lines, 1) over series is not null and lag(month.lines, 2) over series is not null as came_before,
        lead(month.lines) over series is not null as comes_after,
        period.first_day = complete.first_day as is_last,
        count(period.first_day) over whole as periods,
        lag(month.entry_id) over series as entry_before,
        lag(month.source_file_key) over series as file_before,
        lag(month.source_row) over series as row_before
    from recurring
    join complete  -- one row per client
        on complete.client_id = recurring.client_id
    join calendar as period  -- every month from the first with the line to the month after the last
        on  period.client_id = recurring.client_id
        and period.first_day between recurring.first_day and complete.first_day
    left join month  -- one row per series and month
        on  month.client_id = recurring.client_id
        and month.account_id = recurring.account_id
        and month.party_id = recurring.party_id
        and month.location_id = recurring.location_id
        and month.text = recurring.text
        and month.first_day = period.first_day
    window
        whole as (
            partition by recurring.client_id, recurring.account_id, recurring.party_id, recurring.location_id, recurring.text
        ),
        series as (
            partition by recurring.client_id, recurring.account_id, recurring.party_id, recurring.location_id, recurring.text
            order by period.first_day
        )
)
select
    client_id,
    'recurring line missing' as finding,
    'warning' as severity,
    period_last_day as found_on,
    account_id,
    null::varchar as entry_id,
    usual_amount::decimal(18, 4) as amount,
    format('in {} of {} months there is a line of about {}{}; the row named is the one before', months, periods,
        usual_amount::decimal(18, 2)::varchar, case when text = '' then '' else format(' ({})', text) end) as reason,
    file_before as source_file_key,
    row_before as source_row
from expected
where lines is null
  and came_before
  and (comes_after or is_last)
  and months >= 0.8 * periods
union all
select
    client_id,
    'recurring line doubled',
    'warning',
    posted_on,
    account_id,
    entry_id,
    smallest,
    format('{} lines in a month that has one of about {} elsewhere{}', lines,
        usual_amount::decimal(18, 2)::varchar, case when text = '' then '' else format(' ({})', text) end),
    source_file_key,
    source_row
from expected
where lines > 1
  and smallest >= 0.75 * usual_amount
