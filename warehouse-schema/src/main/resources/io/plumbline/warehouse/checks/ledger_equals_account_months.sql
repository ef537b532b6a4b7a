-- error: ledger lines by account, month and kind = fact_account_month, in lines, debits and credits
with line as (
    select client_id, account_id, period_key, entry_kind, count(*) as lines,
        sum(greatest(amount, 0)) as debit, sum(greatest(-amount, 0)) as credit
    from fact_ledger_line
    group by all
),
month as (
    select client_id, account_id, period_key, entry_kind, sum(lines) as lines, sum(debit) as debit, sum(credit) as credit,
        sum(movement) as movement
    from fact_account_month
    group by all
),
compared as (
    select
        client_id, account_id, period_key,
        coalesce(line.debit, 0) - coalesce(line.credit, 0) as in_ledger,
        coalesce(month.movement, 0) as in_months,
        line.lines is distinct from month.lines
            or line.debit is distinct from month.debit
            or line.credit is distinct from month.credit
            or month.movement is distinct from month.debit - month.credit as is_broken
    from line
    full join month using (client_id, account_id, period_key, entry_kind)  -- one row per group on either side
),
named as (
    select compared.*, period.period, account.account_code
    from compared
    left join dim_period as period  -- one row per period key
        on  period.client_id = compared.client_id
        and period.period_key = compared.period_key
    left join accounts as account  -- one row per account
        on  account.client_id = compared.client_id
        and account.account_id = compared.account_id
)
select
    client_id,
    count(*) filter (where is_broken) as failures,
    format('{} account months: ledger {}, account months {}', count(*), sum(in_ledger)::varchar, sum(in_months)::varchar)
        as compared,
    list_aggregate((list(format('account {} in {}: ledger {}, account months {}', account_code, period, in_ledger::varchar,
        in_months::varchar) order by period, account_code) filter (where is_broken))[1:3], 'string_agg', '; ') as sample
from named
group by client_id
