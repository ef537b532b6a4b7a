-- One row per publisher, day and pair of currencies that it quotes, either way or each against a third: what one unit is worth in the other.
create view cross_rate as
-- What a currency costs in itself is one, so that a quoted rate, its inverse and a cross rate are one formula.
with leg as (
    select client_id, from_currency as base, to_currency as currency, quoted_on, kind, rate
    from exchange_rate
    union all
    select distinct client_id, from_currency, from_currency, quoted_on, kind, 1
    from exchange_rate
)
select
    sold.client_id,
    sold.base,
    sold.quoted_on,
    sold.kind,
    sold.currency as from_currency,
    bought.currency as to_currency,
    cast(bought.rate as double) / cast(sold.rate as double) as rate
from leg as sold
join leg as bought  -- one rate per publisher, base, currency, day and kind
    on  bought.client_id is not distinct from sold.client_id
    and bought.base = sold.base
    and bought.quoted_on = sold.quoted_on
    and bought.kind = sold.kind
    and bought.currency <> sold.currency
