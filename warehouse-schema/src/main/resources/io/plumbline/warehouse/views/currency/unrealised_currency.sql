-- One row per client, fiscal month, account and foreign currency with an open balance: what it stands at, what it is worth at the closing rate, and the difference that nobody has booked; debit-positive, so that a positive difference is a gain.
create view unrealised_currency as
-- Monetary accounts alone: what will be received or paid in a fixed number of units. What the books remeasured
-- themselves is part of what they carry. The rate is stated for the month, or the last published one, at most seven days
-- older than the month's end; the client's own files come before the workspace's.
with monetary as (
    select account.client_id, account.account_id, account.account_code, account.account_name, account.standard_account,
        client.base_currency
    from accounts as account
    join dim_client as client  -- one row per client
        on client.client_id = account.client_id
    where account.standard_account in (
        'cash', 'receivables', 'tax-receivable', 'other-current-assets', 'payables', 'credit-cards', 'sales-tax',
        'payroll-liabilities', 'income-tax-payable', 'accruals', 'other-current-liabilities', 'loans', 'other-liabilities')
),
change as (
    select line.client_id, line.account_id, line.currency, line.period_key,
        sum(line.transaction_amount) as units, sum(line.amount) as amount, 0 as booked
    from fact_ledger_line as line
    join monetary  -- one row per account
        on  monetary.client_id = line.client_id
        and monetary.account_id = line.account_id
    where line.currency <> monetary.base_currency
    group by all
    union all
    select booked.client_id, booked.account_id, booked.currency, booked.period_key,
        0, booked.amount_in_base_currency, booked.amount
    from booked_remeasurement as booked
    join monetary  -- one row per account
        on  monetary.client_id = booked.client_id
        and monetary.account_id = booked.account_id
),
month as materialized (
    select change.client_id, change.account_id, change.currency, period.era, period.first_day,
        sum(change.units) as units, sum(change.amount) as amount, sum(change.booked) as booked
    from change
    join ledger_period as period  -- one row per period key
        on  period.client_id = change.client_id
        and period.period_key = change.period_key
    group by all
),
held as (
    select client_id, account_id, currency, era, min(first_day) as first_day
    from month
    group by all
),
balance as (
    select
        held.client_id,
        held.account_id,
        held.currency,
        period.period,
        period.first_day,
        period.last_day,
        sum(coalesce(month.units, 0)) over so_far as transaction_balance,
        sum(coalesce(month.amount, 0)) over so_far as carrying,
        sum(coalesce(month.booked, 0)) over so_far as booked
    from held
    join ledger_period as period  -- every month from the first one on
        on  period.client_id = held.client_id
        and period.era = held.era
        and period.first_day >= held.first_day
    left join month  -- one row per account, currency and month
        on  month.client_id = held.client_id
        and month.account_id = held.account_id
        and month.currency = held.currency
        and month.era = held.era
        and month.first_day = period.first_day
    window so_far as (
        partition by held.client_id, held.account_id, held.currency, held.era
        order by period.first_day
        rows between unbounded preceding and current row
    )
),
open as materialized (
    select balance.*, monetary.account_code, monetary.account_name, monetary.standard_account, monetary.base_currency
    from balance
    join monetary  -- one row per account
        on  monetary.client_id = balance.client_id
        and monetary.account_id = balance.account_id
    where balance.transaction_balance <> 0 or balance.carrying <> 0
),
wanted as (
    select distinct client_id, currency, base_currency, last_day from open
),
quoted as (
    select
        wanted.client_id,
        wanted.currency,
        wanted.last_day,
        rate.rate,
        rate.quoted_on,
        row_number() over (
            partition by wanted.client_id, wanted.currency, wanted.last_day
            order by
                case when rate.client_id is null then 1 else 0 end,
                case when rate.kind = 'closing' then 0 else 1 end,
                rate.quoted_on desc,
                case when rate.base in (wanted.currency, wanted.base_currency) then 0 else 1 end,
                rate.base
        ) as place
    from wanted
    join cross_rate as rate  -- the best of them below
        on  rate.from_currency = wanted.currency
        and rate.to_currency = wanted.base_currency
        and (rate.client_id is null or rate.client_id = wanted.client_id)
        and (
            (rate.kind = 'spot' and rate.quoted_on between wanted.last_day - 7 and wanted.last_day)
            or (rate.kind = 'closing' and last_day(rate.quoted_on) = last_day(wanted.last_day))
        )
)
select
    open.client_id,
    open.period,
    open.first_day,
    open.last_day,
    open.account_code,
    open.account_name,
    open.standard_account,
    open.currency,
    open.base_currency,
    open.transaction_balance,
    quoted.quoted_on as rate_on,
    cast(quoted.rate as decimal(20, 12)) as rate,
    case
        when open.transaction_balance = 0 then 0
        else round(cast(open.transaction_balance as decimal(18, 4)) * cast(quoted.rate as decimal(20, 12)), 2)
    end as remeasured,
    open.carrying,
    open.booked as booked_remeasurement,
    case
        when open.transaction_balance = 0 then 0
        else round(cast(open.transaction_balance as decimal(18, 4)) * cast(quoted.rate as decimal(20, 12)), 2)
    end - open.carrying as difference
from open
left join quoted  -- the best rate alone
    on  quoted.client_id = open.client_id
    and quoted.currency = open.currency
    and quoted.last_day = open.last_day
    and quoted.place = 1
