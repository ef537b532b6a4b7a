-- One row per group, member and calendar month in which it belongs: share, rates, and how far its books reach.
-- Months are calendar months whatever the members' fiscal years: a fiscal month counts for the calendar month in
-- which its middle lies, so that 4-4-5 weeks fall on the month that they end nearest to.
with reach as (
    select
        client_id,
        min(last_day(first_day + cast((last_day - first_day) // 2 as integer))) as first_month_end,
        max(last_day(first_day + cast((last_day - first_day) // 2 as integer))) as last_month_end
    from ledger_period
    group by client_id
),
member as (
    select
        part.group_id,
        part.client_id,
        part.through,
        part.share,
        part.direct_share,
        part.owner_id,
        part.investment_account,
        client.base_currency as currency,
        grouping.currency as group_currency,
        grouping.year_starts,
        greatest(coalesce(last_day(part.from_on), reach.first_month_end), reach.first_month_end) as first_month_end,
        last_day(part.to_on) as last_month_end,
        min(part.from_on) over member_of as entered_on,
        reach.first_month_end as books_from,
        reach.last_month_end as books_to,
        max(reach.last_month_end) over (partition by part.group_id) as group_to
    from bridge_group_member as part
    join dim_group as grouping  -- one row per group
        on grouping.group_id = part.group_id
    join dim_client as client  -- one row per client
        on client.client_id = part.client_id
    join reach  -- one row per client with a ledger
        on reach.client_id = part.client_id
    window member_of as (partition by part.group_id, part.client_id)
),
month as (
    select
        member.*,
        last_day(cast(unnest(generate_series(
            cast(date_trunc('month', member.first_month_end) as timestamp),
            cast(date_trunc('month', least(member.group_to, coalesce(member.last_month_end, member.group_to))) as timestamp),
            interval 1 month)) as date)) as month_end
    from member
)
select
    month.group_id,
    month.client_id,
    month.through,
    month.month_end,
    strftime(month.month_end, '%Y-%m') as period,
    year(month.month_end) + case when month.year_starts > 1 and month(month.month_end) >= month.year_starts then 1 else 0 end
        as fiscal_year,
    month.share,
    month.direct_share,
    month.owner_id,
    month.investment_account,
    month.currency,
    month.group_currency,
    month.entered_on,
    month.books_from,
    month.books_to,
    month.month_end = min(month.month_end) over (partition by month.group_id, month.client_id) as is_first
from month
