-- One row per group, member and calendar month whose figures are not whole: a rate that nobody published, or books that do not reach the month.
with member as (
    select * from group_member_month
),
rate as (
    select * from group_month_rate
),
needed as (
    select group_id, client_id, currency, group_currency, month_end, period, false as is_before
    from member
    where currency <> group_currency
    union all
    select group_id, client_id, currency, group_currency, last_day(month_end - interval 1 month), period, true
    from member
    where currency <> group_currency and is_first
)
select
    needed.group_id,
    needed.client_id,
    needed.period,
    format('no {} rate of {} in {} for {}',
        case when rate.closing_rate is null and (rate.average_rate is null and not needed.is_before) then 'closing and no average'
            when rate.closing_rate is null then 'closing' else 'average' end,
        needed.currency, needed.group_currency, strftime(needed.month_end, '%Y-%m')) as missing
from needed
left join rate  -- one row per group, currency and month
    on  rate.group_id = needed.group_id
    and rate.currency = needed.currency
    and rate.month_end = needed.month_end
where rate.closing_rate is null or (rate.average_rate is null and not needed.is_before)
union all
select group_id, client_id, period, format('the books end in {}; later balances are those of that month', strftime(books_to, '%Y-%m'))
from member
where month_end > books_to
