-- One row per version of a party that is a supplier.
create view dim_supplier as
select * from dim_party
where is_supplier
