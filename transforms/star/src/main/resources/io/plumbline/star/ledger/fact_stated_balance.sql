-- One row per figure that a vendor's report, or a file's control totals, states; as it stands there.
select
    stated.client_id,
    stated.report,
    stated.statement,
    stated.account_code,
    stated.account_name,
    stated.from_on,
    stated.to_on,
    stated.measure,
    stated.amount,
    stated.natural_amount,
    stated.basis,
    coalesce(stated.currency, client.base_currency) as currency,
    stated.location,
    stated.known_at,
    stated.source_file_key,
    stated.source_row
from staging_stated_balance as stated
join client  -- every client is in the build, once
    on client.client_id = stated.client_id
