-- One row per client, file and day of opening entries: the fiscal month that they open.
with opening as (
    select distinct client_id, source_file_key, posted_on
    from staging_ledger_line
    where entry_kind = 'opening'
),
first_posting as (
    select line.client_id, line.source_file_key, min(line.posted_on) as posted_on
    from staging_ledger_line as line
    left semi join opening on opening.source_file_key = line.source_file_key
    where line.entry_kind is null or line.entry_kind <> 'opening'
    group by line.client_id, line.source_file_key
)
select
    opening.client_id,
    opening.source_file_key,
    opening.posted_on,
    -- dated before the first year that the file has entries of, or on the last day of a year: it opens the next one
    coalesce(
        case when first_day.fiscal_year > dated.fiscal_year then opened.period_key end,
        case when next_day.day_on = next_day.year_first_day then next_day.period_key end,
        dated.period_key
    ) as period_key
from opening
join period_day as dated  -- a day belongs to one period of a client
    on  dated.client_id = opening.client_id
    and dated.day_on = opening.posted_on
left join first_posting  -- one row per file
    on  first_posting.source_file_key = opening.source_file_key
left join period_day as first_day  -- likewise
    on  first_day.client_id = opening.client_id
    and first_day.day_on = first_posting.posted_on
left join period_day as opened  -- likewise
    on  opened.client_id = opening.client_id
    and opened.day_on = first_day.year_first_day
left join period_day as next_day  -- likewise
    on  next_day.client_id = opening.client_id
    and next_day.day_on = date_add(opening.posted_on, 1)
