-- One row per client, statement line or KPI, way to divide it, part and fiscal month with entries: parts of one way add up to the whole.
create view series_part as
-- Lines of the income statement and of the balance sheet divide into the accounts that the month's statement counts there;
-- equity does not, as it is what balances the sheet. Order sales divide into locations, into categories, and into
-- products: those twenty that sold most in the last twelve complete months, and all others.
with account_total as (
    select client_id, account_id, ordinal, sum(earned) as earned, sum(balance) as balance
    from account_to_date
    group by client_id, account_id, ordinal
),
account_month as (
    select
        edge.client_id,
        edge.period,
        edge.mapping_era,
        total.account_id,
        sum(edge.sign * total.earned) as earned,
        sum(total.balance) filter (where edge.sign = 1) as balance
    from account_total as total
    join reporting_edge as edge  -- at either end of a period
        on  edge.client_id = total.client_id
        and edge.ordinal = total.ordinal
    where edge.grain = 'month'
    group by edge.client_id, edge.period, edge.mapping_era, total.account_id
),
recent as (
    select client_id, period_key
    from analysed_month
    where subject = 'commerce' and is_complete
    qualify row_number() over (partition by client_id order by first_day desc) <= 12
),
ordered as (
    select line.client_id, line.period_key, line.location_key, line.product_key, sum(line.net_amount) as amount
    from fact_order_line as line
    join dim_client as client  -- one row per client; other currencies are not added to its own
        on  client.client_id = line.client_id
        and client.base_currency = line.currency
    group by line.client_id, line.period_key, line.location_key, line.product_key
),
product as (
    -- by what it is called and counted as now
    select version.client_id, version.product_key, latest.product_id, latest.product_code, latest.product_name, latest.category
    from dim_product as version
    join dim_product as latest  -- one version of a product is the current one
        on  latest.client_id = version.client_id
        and latest.product_id = version.product_id
        and latest.is_current
),
best as (
    select ordered.client_id, product.product_id
    from ordered
    join recent  -- one row per client and period key
        on  recent.client_id = ordered.client_id
        and recent.period_key = ordered.period_key
    join product  -- one row per version
        on  product.client_id = ordered.client_id
        and product.product_key = ordered.product_key
    group by ordered.client_id, product.product_id
    qualify row_number() over (partition by ordered.client_id order by sum(ordered.amount) desc, product.product_id) <= 20
),
sold as (
    select
        ordered.client_id,
        period.period,
        ordered.amount,
        unnest([
            {kind: 'location', code: coalesce(location.location_code, ''), name: coalesce(location.location_name, 'no location')},
            {kind: 'category', code: coalesce(product.category, ''), name: coalesce(product.category, 'no category')},
            {kind: 'product',
                code: case when best.product_id is null then '' else product.product_code end,
                name: case when best.product_id is null then 'other products' else product.product_name end}
        ]) as part
    from ordered
    join dim_period as period  -- one row per period key
        on  period.client_id = ordered.client_id
        and period.period_key = ordered.period_key
    left join dim_location as location  -- one row per version
        on  location.client_id = ordered.client_id
        and location.location_key = ordered.location_key
    left join product  -- one row per version
        on  product.client_id = ordered.client_id
        and product.product_key = ordered.product_key
    left join best  -- one row per client and product
        on  best.client_id = ordered.client_id
        and best.product_id = product.product_id
)
select
    month.client_id,
    account.statement as subject,
    account.standard_name as whole,
    'account' as kind,
    account.account_code as code,
    account.account_code || ' ' || account.account_name as name,
    month.period,
    case account.statement when 'income statement' then month.earned * account.natural_sign else month.balance * part.sign end
        as value
from account_month as month
join account_mapping as account  -- one row per account and era
    on  account.client_id = month.client_id
    and account.mapping_era = month.mapping_era
    and account.account_id = month.account_id
join statement_part as part  -- the row of its section's lines
    on  part.statement = account.statement
    and part.section = account.section
    and part.kind = 'line'
where account.section <> 'equity'
union all
select client_id, 'kpi', 'Order sales', part.kind, part.code, max_by(part.name, period), period, sum(amount)
from sold
group by client_id, part.kind, part.code, period
