-- One row per published rate: of a client's own files, or, without a client, of the workspace's rates folder.
create view exchange_rate as
select client_id, from_currency, to_currency, quoted_on, kind, rate, source
from fact_exchange_rate
union all
select null as client_id, from_currency, to_currency, quoted_on, kind, rate, source
from shared_rate
