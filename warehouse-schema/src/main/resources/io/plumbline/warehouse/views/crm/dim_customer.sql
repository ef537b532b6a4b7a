-- One row per version of a party that is a customer.
create view dim_customer as
select * from dim_party
where is_customer
