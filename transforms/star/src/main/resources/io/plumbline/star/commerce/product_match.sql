-- One row per code and name under which a source mentions a product, with the product that it means.
select
    client_id,
    code,
    name,
    is_listed,
    xxhash64(client_id, identity) as product_id
from product_identity
