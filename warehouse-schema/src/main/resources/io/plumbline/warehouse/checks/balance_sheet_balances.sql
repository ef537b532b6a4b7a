-- error: assets = liabilities + equity in every month; a warning for clients with lines outside any entry
with sheet as (
    select client_id, period, first_day,
        sum(case when line = 'Total assets' then amount else 0 end) as assets,
        sum(case when line = 'Total liabilities and equity' then amount else 0 end) as claims
    from balance_sheet
    where kind = 'total'
    group by client_id, period, first_day
),
loose as (
    select distinct client_id from fact_ledger_line where entry_key is null
)
select
    sheet.client_id,
    count(*) filter (where assets <> claims) as failures,
    format('{} months; at the last, assets {}, liabilities and equity {}', count(*),
        max_by(assets, first_day)::varchar, max_by(claims, first_day)::varchar) as compared,
    list_aggregate((list(format('{}: assets {}, liabilities and equity {}', period, assets::varchar, claims::varchar)
        order by first_day) filter (where assets <> claims))[1:3], 'string_agg', '; ') as sample,
    case when count(loose.client_id) > 0 then 'warning' end as severity
from sheet
left join loose  -- one row per client
    on loose.client_id = sheet.client_id
group by sheet.client_id
