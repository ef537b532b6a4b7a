-- One row per product that a catalogue lists or an order, deal or count mentions.
select distinct client_id, true as is_listed, product_code as code, product_name as name from staging_product
union
select client_id, false, product_code, product_name from staging_order_line
where product_code is not null or product_name is not null
union
select client_id, false, product, cast(null as string) from staging_deal
where product is not null
union
select client_id, false, product_code, cast(null as string) from staging_inventory_level
