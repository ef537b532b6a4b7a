-- One row per code and name under which a source mentions a place, with the place that it means.
select
    client_id,
    code,
    name,
    is_listed,
    xxhash64(client_id, identity) as location_id
from location_identity
