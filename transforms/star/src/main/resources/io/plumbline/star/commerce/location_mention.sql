-- One row per place that a list has or a row of any subject mentions.
select distinct client_id, true as is_listed, location_code as code, location_name as name from staging_location
union
select client_id, false, location, cast(null as string) from staging_ledger_line where location is not null
union
select client_id, false, location, cast(null as string) from staging_order_line where location is not null
union
select client_id, false, location, cast(null as string) from staging_inventory_level where location is not null
union
select client_id, false, location, cast(null as string) from staging_headcount where location is not null
union
select client_id, false, location, cast(null as string) from staging_plan_line where location is not null
