-- One row per cash or inventory account and fiscal month in which its balance falls below nought: the lowest day.
create view health_negative_balance as
-- Below nought in more than half of its months, an account has no opening balance in the ledger, or is an overdraft: one
-- finding says so for all of them.
with day as (
    select line.client_id, line.account_id, line.period_key, line.posted_on, account.section,
        sum(line.amount) as amount, min(line.source_file_key) as source_file_key, max(line.source_row) as source_row
    from fact_ledger_line as line
    join accounts as account  -- one row per account
        on  account.client_id = line.client_id
        and account.account_id = line.account_id
        and account.section in ('cash', 'inventory')
    group by all
),
balance as (
    select
        day.*,
        period.era,
        period.period,
        sum(day.amount) over (
            partition by day.client_id, day.account_id, period.era order by day.posted_on
            rows between unbounded preceding and current row
        ) as balance
    from day
    join ledger_period as period  -- one row per period key
        on  period.client_id = day.client_id
        and period.period_key = day.period_key
),
month as (
    select
        client_id, account_id, section, period_key, era,
        min(balance) as lowest,
        arg_min(posted_on, balance) as found_on,
        arg_min(source_file_key, balance) as source_file_key,
        arg_min(source_row, balance) as source_row
    from balance
    group by client_id, account_id, section, period_key, era
),
counted as (
    select
        *,
        count(*) over account as months,
        count(*) filter (where lowest < 0) over account as months_below,
        row_number() over (account order by lowest, found_on) as depth
    from month
    window account as (partition by client_id, account_id)
)
select
    client_id,
    case when section = 'cash' then 'negative cash' else 'negative inventory' end as finding,
    case when 2 * months_below > months then 'notice' else 'warning' end as severity,
    found_on,
    account_id,
    null::varchar as entry_id,
    lowest as amount,
    case when 2 * months_below > months
        then format('the balance is below nought in {} of {} months, at the lowest on {}: the ledger may lack its opening balance',
            months_below, months, found_on::varchar)
        else 'the lowest balance of the month'
    end as reason,
    source_file_key,
    source_row
from counted
where lowest < 0
  and (2 * months_below <= months or depth = 1)
union all
select
    stock.client_id,
    'negative inventory',
    'warning',
    stock.counted_on,
    null,
    null,
    stock.value,
    format('{} pieces of {} in stock', stock.quantity::decimal(18, 2)::varchar, product.product_name),
    stock.source_file_key,
    stock.source_row
from fact_inventory_month as stock
left join dim_product as product  -- one row per version of a product
    on  product.client_id = stock.client_id
    and product.product_key = stock.product_key
where stock.quantity < 0
