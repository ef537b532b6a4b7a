-- One row per group, currency of a member and calendar month: the closing, average and historical rate into the group's currency.
-- The workspace's rates come first, then those of the members' own files, in the order of their names, so that one
-- currency has one rate in a group. Closing: stated for the month, or the last spot rate of it that is at most seven
-- days older than its last day. Average: stated for the month, or the mean of the days' spot rates. Historical:
-- stated for the month, or its average.
with member as (
    select * from group_member_month where currency <> group_currency
),
pair as (
    select distinct group_id, currency, group_currency from member
),
publisher as (
    select distinct group_id, client_id from bridge_group_member
    union all
    select group_id, null from dim_group
),
monthly as (
    select
        pair.group_id,
        pair.currency,
        pair.group_currency,
        rate.client_id as publisher,
        rate.base,
        last_day(rate.quoted_on) as month_end,
        max_by(rate.rate, rate.quoted_on) filter (rate.kind = 'closing') as stated_closing,
        max_by(rate.rate, rate.quoted_on) filter (rate.kind = 'average') as stated_average,
        max_by(rate.rate, rate.quoted_on) filter (rate.kind = 'historical') as stated_historical,
        max_by(rate.rate, rate.quoted_on) filter (rate.kind = 'spot' and rate.quoted_on >= last_day(rate.quoted_on) - 7)
            as last_spot,
        avg(rate.rate) filter (rate.kind = 'spot') as mean_spot
    from pair
    join publisher  -- the rates of each publisher are grouped apart
        on publisher.group_id = pair.group_id
    join cross_rate as rate  -- summed up by month
        on  rate.client_id is not distinct from publisher.client_id
        and rate.from_currency = pair.currency
        and rate.to_currency = pair.group_currency
    group by all
),
ranked as (
    select
        *,
        row_number() over (
            partition by group_id, currency, month_end, publisher
            order by case when base in (currency, group_currency) then 0 else 1 end, base
        ) as place
    from monthly
),
settled as (
    select
        group_id,
        currency,
        month_end,
        arg_min(coalesce(stated_closing, last_spot), coalesce(publisher, ''))
            filter (coalesce(stated_closing, last_spot) is not null) as closing_rate,
        arg_min(coalesce(stated_average, mean_spot), coalesce(publisher, ''))
            filter (coalesce(stated_average, mean_spot) is not null) as average_rate,
        arg_min(stated_historical, coalesce(publisher, '')) filter (stated_historical is not null) as historical_rate
    from ranked
    where place = 1
    group by group_id, currency, month_end
)
select
    group_id,
    currency,
    month_end,
    cast(closing_rate as decimal(20, 12)) as closing_rate,
    cast(average_rate as decimal(20, 12)) as average_rate,
    cast(coalesce(historical_rate, average_rate) as decimal(20, 12)) as historical_rate
from settled
