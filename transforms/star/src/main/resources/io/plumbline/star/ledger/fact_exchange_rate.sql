-- One row per client, pair of currencies, day and kind of rate, from the newest file that has it.
select
    rate.client_id,
    rate.from_currency,
    rate.to_currency,
    rate.quoted_on,
    rate.kind,
    rate.rate,
    rate.source,
    rate.source_file_key,
    rate.source_row
from (
    select
        *,
        row_number() over (
            partition by client_id, from_currency, to_currency, quoted_on, kind
            order by export_order desc, source_file_key desc, source_row desc
        ) as place
    from staging_exchange_rate
) as rate
where rate.place = 1
