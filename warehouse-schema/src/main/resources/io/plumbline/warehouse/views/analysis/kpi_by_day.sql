-- One row per client, KPI that days add up to, and day with any of it: its part of the month's figure, by fiscal month.
create view kpi_by_day as
-- What is counted once a month, an order or a customer, counts on its first day of the month.
with line as (
    select line.client_id, line.period_key, line.order_key, line.party_key, line.kind, line.ordered_on, line.net_amount
    from fact_order_line as line
    join dim_client as client  -- one row per client; other currencies are not added to its own
        on  client.client_id = line.client_id
        and client.base_currency = line.currency
),
placed as (
    select client_id, period_key, order_key, min(ordered_on) as day
    from line
    where kind = 'sale'
    group by client_id, period_key, order_key
),
customer as (
    select client_id, period_key, party_key, min(ordered_on) as day
    from line
    where party_key is not null
    group by client_id, period_key, party_key
),
spent as (
    select spend.client_id, spend.period_key, spend.spent_on as day, sum(spend.cost)::double as amount
    from fact_ad_spend as spend
    join dim_client as client  -- one row per client; other currencies are not added to its own
        on  client.client_id = spend.client_id
        and client.base_currency = spend.currency
    group by spend.client_id, spend.period_key, spend.spent_on
),
deal_day as (
    select deal.client_id, 'deals-created' as kpi, deal.created_on as day, count(*)::double as amount
    from fact_deal as deal
    where deal.created_on is not null
    group by deal.client_id, deal.created_on
    union all
    select deal.client_id, 'pipeline-won', deal.closed_on, sum(deal.amount)::double
    from fact_deal as deal
    join dim_client as client  -- one row per client; other currencies are not added to its own
        on  client.client_id = deal.client_id
        and client.base_currency = deal.currency
    where deal.outcome = 'won' and deal.closed_on is not null
    group by deal.client_id, deal.closed_on
)
select client_id, 'commerce' as subject, 'orders' as kpi, period_key, day, count(*)::double as amount
from placed
group by client_id, period_key, day
union all
select client_id, 'commerce', 'order-sales', period_key, ordered_on, sum(net_amount)::double
from line
group by client_id, period_key, ordered_on
union all
select client_id, 'commerce', 'ordering-customers', period_key, day, count(*)::double
from customer
group by client_id, period_key, day
union all
select client_id, 'web', 'sessions', period_key, visited_on, sum(sessions)::double
from fact_web_session
where visited_on is not null and period_key is not null
group by client_id, period_key, visited_on
union all
select deal.client_id, 'crm', deal.kpi, period.period_key, deal.day, deal.amount
from deal_day as deal
join dim_period as period  -- months tile all days; adjustments have none
    on  period.client_id = deal.client_id
    and deal.day between period.first_day and period.last_day
    and period.days > 0
union all
select client_id, 'ads', 'ad-spend', period_key, day, amount
from spent
