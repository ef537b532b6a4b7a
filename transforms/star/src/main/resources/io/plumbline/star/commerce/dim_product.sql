-- One row per version of a product.
with mention as (
    select * from product_match
),
sold as (
    select
        client_id,
        product_code as code,
        product_name as name,
        max_by(category, struct(ordered_on, source_row)) filter (where category is not null) as category
    from staging_order_line
    where product_code is not null or product_name is not null
    group by client_id, product_code, product_name
),
known as (
    select
        mention.client_id,
        mention.product_id,
        min(coalesce(mention.code, mention.name)) as product_code,
        min(mention.name) as product_name,
        min(sold.category) as category
    from mention
    left join sold  -- one row per code and name
        on  sold.client_id = mention.client_id
        and sold.code <=> mention.code
        and sold.name <=> mention.name
    group by mention.client_id, mention.product_id
),
listed as (
    select
        client_id,
        xxhash64(client_id, folded(product_code)) as product_id,
        product_code,
        product_name,
        category,
        unit_price,
        unit_cost,
        coalesce(is_active, true) as is_active,
        dump_on,
        feed,
        min(feed) over (partition by client_id, folded(product_code)) as first_feed,
        row_number() over (
            partition by client_id, feed, folded(product_code), dump_on order by source_file_key, source_row
        ) as place
    from staging_product
),
state as (
    select
        *,
        struct(product_code, product_name, category, unit_price, unit_cost, is_active) as stated
    from listed
    where place = 1 and feed = first_feed
),
compared as (
    select
        *,
        lag(stated) over (partition by client_id, product_id order by dump_on) as stated_before,
        row_number() over (partition by client_id, product_id order by dump_on) as dump_number
    from state
),
version as (
    select
        *,
        if(dump_number = 1, date '1900-01-01', dump_on) as valid_from
    from compared
    where dump_number = 1 or not stated <=> stated_before
),
tiled as (
    select
        *,
        date_sub(lead(valid_from) over (partition by client_id, product_id order by valid_from), 1) as last_day
    from version
)
select
    xxhash64(known.client_id, known.product_id, coalesce(tiled.valid_from, date '1900-01-01')) as product_key,
    known.product_id,
    known.client_id,
    coalesce(tiled.product_code, known.product_code) as product_code,
    coalesce(tiled.product_name, known.product_name, tiled.product_code, known.product_code) as product_name,
    coalesce(tiled.category, known.category) as category,
    tiled.unit_price,
    tiled.unit_cost,
    coalesce(tiled.is_active, true) as is_active,
    coalesce(tiled.valid_from, date '1900-01-01') as valid_from,
    coalesce(tiled.last_day, date '9999-12-31') as valid_to,
    tiled.last_day is null as is_current
from known
left join tiled  -- the grain: each version of the product
    on  tiled.client_id = known.client_id
    and tiled.product_id = known.product_id
