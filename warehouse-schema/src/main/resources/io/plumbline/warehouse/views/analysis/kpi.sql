-- One row per client, fiscal month and KPI that its data allow; the value is empty where the denominator is zero or unknown.
create view kpi as
with income as (
    select
        client_id,
        period,
        sum(amount) filter (where place = 31080) as revenue,
        sum(amount) filter (where place = 32080) as cost_of_sales,
        sum(amount) filter (where place = 32090) as gross_profit,
        sum(amount) filter (where place = 34090) as operating_income,
        sum(amount) filter (where place = 37090) as net_income,
        sum(amount) filter (where place = 37095) as ebitda,
        sum(amount) filter (where kind = 'line' and line = 'Interest expense') as interest
    from reported_income
    where grain = 'month' and scope = 'whole'
    group by client_id, period
),
balance as (
    select
        client_id,
        period,
        sum(amount) filter (where section = 'cash') as cash,
        sum(amount) filter (where section = 'receivables') as receivables,
        sum(amount) filter (where section = 'inventory') as inventory,
        sum(amount) filter (where section = 'payables') as payables,
        sum(amount) filter (where section in ('cash', 'receivables', 'inventory', 'other current assets')) as current_assets,
        sum(amount) filter (where section in ('payables', 'other current liabilities')) as current_liabilities,
        sum(amount) filter (where side = 'liabilities') as liabilities,
        sum(amount) filter (where side = 'equity') as equity
    from reported_balance
    where grain = 'month' and scope = 'whole' and kind = 'line'
    group by client_id, period
),
flow as (
    select client_id, period, sum(amount) as before_financing
    from reported_cash_flow
    where grain = 'month' and scope = 'whole' and kind = 'section' and place in (42990, 43990)
    group by client_id, period
),
headcount as (
    select client_id, period_key, sum(coalesce(full_time_equivalents, headcount)) as employees
    from fact_headcount_month
    group by client_id, period_key
),
ordered as (
    select
        line.client_id,
        line.period_key,
        count(distinct line.order_key) filter (where line.kind = 'sale') as orders,
        sum(line.net_amount) as net_sales,
        sum(line.net_amount) filter (where line.kind = 'sale') as sales,
        -coalesce(sum(line.net_amount) filter (where line.kind = 'refund'), 0) as refunds,
        count(distinct line.party_key) as customers
    from fact_order_line as line
    join dim_client as client  -- one row per client; other currencies are not added to its own
        on  client.client_id = line.client_id
        and client.base_currency = line.currency
    group by line.client_id, line.period_key
),
visited as (
    select
        client_id,
        period_key,
        sum(sessions) as sessions,
        sum(engaged_sessions) as engaged_sessions,
        sum(key_events) as key_events
    from fact_web_session
    where period_key is not null
    group by client_id, period_key
),
deal_event as (
    select
        deal.client_id,
        unnest([
            {day: deal.created_on, event: 'created'},
            {day: deal.closed_on, event: deal.outcome}]) as happened,
        case when deal.currency = client.base_currency then deal.amount end as amount,
        deal.days_to_close
    from fact_deal as deal
    join dim_client as client  -- one row per client
        on client.client_id = deal.client_id
),
sold as (
    select
        deal.client_id,
        period.period_key,
        count(*) filter (where deal.happened.event = 'created') as created,
        count(*) filter (where deal.happened.event = 'won') as won,
        count(*) filter (where deal.happened.event = 'lost') as lost,
        sum(deal.amount) filter (where deal.happened.event = 'won') as won_amount,
        median(deal.days_to_close) filter (where deal.happened.event = 'won') as sales_cycle
    from deal_event as deal
    join dim_period as period  -- months tile all days; adjustments have none
        on  period.client_id = deal.client_id
        and deal.happened.day between period.first_day and period.last_day
        and period.days > 0
    group by deal.client_id, period.period_key
),
advertised as (
    select spend.client_id, spend.period_key, sum(spend.cost) as cost, sum(spend.clicks) as clicks
    from fact_ad_spend as spend
    join dim_client as client  -- one row per client; other currencies are not added to its own
        on  client.client_id = spend.client_id
        and client.base_currency = spend.currency
    group by spend.client_id, spend.period_key
),
month as (
    select
        month.client_id,
        month.subject,
        month.period,
        month.first_day,
        month.last_day,
        month.days,
        month.is_complete,
        income.* exclude (client_id, period),
        balance.* exclude (client_id, period),
        ordered.* exclude (client_id, period_key),
        visited.* exclude (client_id, period_key),
        sold.* exclude (client_id, period_key),
        advertised.* exclude (client_id, period_key),
        case when count(*) over three = 3 then -avg(flow.before_financing) over three end as burn,
        case when count(*) over twelve = 12 then sum(income.operating_income) over twelve end as operating_income_of_year,
        case when count(*) over twelve = 12 then sum(coalesce(income.interest, 0)) over twelve end as interest_of_year,
        case when count(*) over twelve = 12 then sum(income.revenue) over twelve end as revenue_of_year,
        case when count(headcount.employees) over twelve = 12 then avg(headcount.employees) over twelve end as employees
    from analysed_month as month
    left join income  -- one row per client and period
        on  income.client_id = month.client_id
        and income.period = month.period
    left join balance  -- one row per client and period
        on  balance.client_id = month.client_id
        and balance.period = month.period
    left join flow  -- one row per client and period
        on  flow.client_id = month.client_id
        and flow.period = month.period
    left join headcount  -- one row per client and period key
        on  headcount.client_id = month.client_id
        and headcount.period_key = month.period_key
    left join ordered  -- one row per client and period key
        on  ordered.client_id = month.client_id
        and ordered.period_key = month.period_key
    left join visited  -- one row per client and period key
        on  visited.client_id = month.client_id
        and visited.period_key = month.period_key
    left join sold  -- one row per client and period key
        on  sold.client_id = month.client_id
        and sold.period_key = month.period_key
    left join advertised  -- one row per client and period key
        on  advertised.client_id = month.client_id
        and advertised.period_key = month.period_key
    window
        three as (partition by month.client_id, month.subject order by month.first_day rows between 2 preceding and current row),
        twelve as (partition by month.client_id, month.subject order by month.first_day rows between 11 preceding and current row)
),
measured as (
    select
        client_id,
        subject,
        period,
        first_day,
        last_day,
        is_complete,
        unnest(case subject
            when 'ledger' then [
                {kpi: 'gross-margin', amount: 100.0 * gross_profit::double / nullif(revenue, 0)},
                {kpi: 'operating-margin', amount: 100.0 * operating_income::double / nullif(revenue, 0)},
                {kpi: 'ebitda-margin', amount: 100.0 * ebitda::double / nullif(revenue, 0)},
                {kpi: 'net-margin', amount: 100.0 * net_income::double / nullif(revenue, 0)},
                {kpi: 'cash', amount: coalesce(cash, 0)::double},
                {kpi: 'working-capital', amount: coalesce(current_assets, 0)::double - coalesce(current_liabilities, 0)::double},
                {kpi: 'current-ratio', amount: coalesce(current_assets, 0)::double / nullif(current_liabilities, 0)},
                {kpi: 'quick-ratio',
                    amount: (coalesce(cash, 0) + coalesce(receivables, 0))::double / nullif(current_liabilities, 0)},
                {kpi: 'days-sales-outstanding', amount: receivables::double * days / nullif(revenue, 0)},
                {kpi: 'days-payable-outstanding', amount: payables::double * days / nullif(cost_of_sales, 0)},
                {kpi: 'days-inventory', amount: inventory::double * days / nullif(cost_of_sales, 0)},
                {kpi: 'cash-conversion-cycle',
                    amount: receivables::double * days / nullif(revenue, 0)
                        + inventory::double * days / nullif(cost_of_sales, 0)
                        - payables::double * days / nullif(cost_of_sales, 0)},
                {kpi: 'debt-to-worth', amount: coalesce(liabilities, 0)::double / nullif(equity, 0)},
                {kpi: 'burn', amount: burn::double},
                {kpi: 'runway', amount: case when burn > 0 then cash::double / burn end},
                {kpi: 'interest-cover', amount: operating_income_of_year::double / nullif(interest_of_year, 0)},
                {kpi: 'revenue-per-employee', amount: revenue_of_year::double / nullif(employees, 0)}]
            when 'commerce' then [
                {kpi: 'orders', amount: coalesce(orders, 0)::double},
                {kpi: 'order-sales', amount: coalesce(net_sales, 0)::double},
                {kpi: 'average-order-value', amount: sales::double / nullif(orders, 0)},
                {kpi: 'refund-rate', amount: 100.0 * refunds::double / nullif(sales, 0)},
                {kpi: 'ordering-customers', amount: coalesce(customers, 0)::double},
                {kpi: 'orders-per-session', amount: 100.0 * orders::double / nullif(sessions, 0)}]
            when 'web' then [
                {kpi: 'sessions', amount: coalesce(sessions, 0)::double},
                {kpi: 'engagement-rate', amount: 100.0 * engaged_sessions::double / nullif(sessions, 0)},
                {kpi: 'conversion-rate', amount: 100.0 * key_events::double / nullif(sessions, 0)}]
            when 'crm' then [
                {kpi: 'deals-created', amount: coalesce(created, 0)::double},
                {kpi: 'pipeline-won', amount: coalesce(won_amount, 0)::double},
                {kpi: 'win-rate', amount: 100.0 * won::double / nullif(won + lost, 0)},
                {kpi: 'sales-cycle', amount: sales_cycle::double}]
            when 'ads' then [
                {kpi: 'ad-spend', amount: coalesce(cost, 0)::double},
                {kpi: 'cost-per-click', amount: cost::double / nullif(clicks, 0)},
                {kpi: 'revenue-per-ad-spend', amount: revenue::double / nullif(cost, 0)}]
        end) as measure
    from month
),
known as (
    select client_id, measure.kpi as kpi
    from measured
    group by all
    having count(*) filter (where measure.amount <> 0) > 0
)
select
    measured.client_id,
    measured.subject,
    measured.period,
    measured.first_day,
    measured.last_day,
    measured.is_complete,
    definition.place,
    definition.kpi,
    definition.name,
    definition.unit,
    definition.better,
    try_cast(measured.measure.amount as decimal(18, 4)) as value  -- what is too large for money is no figure
from measured
join known  -- one row per client and KPI
    on  known.client_id = measured.client_id
    and known.kpi = measured.measure.kpi
join kpi_definition as definition  -- one row per KPI
    on definition.kpi = measured.measure.kpi
