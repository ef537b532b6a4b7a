-- One row per product and location in a fiscal month: the month's last count.
with level as (
    select
        level.*,
        period_day.period_key,
        period_day.first_day,
        product_match.product_id,
        location_match.location_id
    from staging_inventory_level as level
    left join period_day  -- a day belongs to one period of a client
        on  period_day.client_id = level.client_id
        and period_day.day_on = level.counted_on
    left join product_match  -- one row per code and name
        on  product_match.client_id = level.client_id
        and product_match.code = level.product_code
        and product_match.name is null
    left join location_match  -- one row per text
        on  location_match.client_id = level.client_id
        and location_match.code = level.location
        and location_match.name is null
),
ranked as (
    select
        *,
        row_number() over (
            partition by client_id, feed, product_id, location_id, period_key
            order by counted_on desc, source_file_key desc, source_row desc
        ) as place
    from level
)
select
    ranked.client_id,
    ranked.period_key,
    ranked.first_day,
    product.product_key,
    location.location_key,
    ranked.counted_on,
    ranked.quantity,
    coalesce(ranked.value, cast(ranked.quantity * ranked.unit_cost as decimal(18, 4))) as value,
    ranked.source_file_key,
    ranked.source_row
from ranked
left join dim_product as product  -- the versions of a product tile all days without overlap
    on  product.client_id = ranked.client_id
    and product.product_id = ranked.product_id
    and greatest(ranked.counted_on, date '1900-01-01') between product.valid_from and product.valid_to
left join dim_location as location  -- the versions of a location tile all days without overlap
    on  location.client_id = ranked.client_id
    and location.location_id = ranked.location_id
    and greatest(ranked.counted_on, date '1900-01-01') between location.valid_from and location.valid_to
where ranked.place = 1
