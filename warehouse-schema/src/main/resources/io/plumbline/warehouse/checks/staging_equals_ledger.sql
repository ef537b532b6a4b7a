-- error: ledger lines in staging that count = fact_ledger_line, in rows and in amount
-- Where a source gives natural amounts only, the star decides their side: then the sizes are compared, and that entries
-- balance proves the sides.
with staging as (
    select
        client_id,
        count(*) as lines,
        if(count(natural_amount) = 0, sum(amount), sum(abs(coalesce(amount, natural_amount)))) as amount,
        count(natural_amount) > 0 as is_natural
    from counted_ledger_line
    group by client_id
),
star as (
    select
        client_id,
        count(*) as lines,
        if(any_value(coalesce(staging.is_natural, false)), sum(abs(fact_ledger_line.amount)), sum(fact_ledger_line.amount)) as amount
    from fact_ledger_line
    left join staging using (client_id)  -- one row per client
    group by client_id
)
select
    client_id,
    abs(coalesce(staging.lines, 0) - coalesce(star.lines, 0))
        + case when coalesce(staging.amount, 0) <> coalesce(star.amount, 0) then 1 else 0 end as failures,
    format('staging {} lines of {}, ledger {} lines of {}', coalesce(staging.lines, 0), coalesce(staging.amount, 0)::varchar,
        coalesce(star.lines, 0), coalesce(star.amount, 0)::varchar) as compared,
    null as sample
from staging
full join star using (client_id)  -- one row per client on either side
