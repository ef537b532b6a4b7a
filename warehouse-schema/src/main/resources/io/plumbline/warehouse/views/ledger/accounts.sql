-- One row per account of a client, as it is now.
create view accounts as
-- A rule with a day that has not come yet makes a version that lies ahead.
select
    client_id,
    account_id,
    account_code,
    account_name,
    account_path,
    parent_code,
    account_type,
    standard_account,
    standard_name,
    statement,
    section,
    section_order,
    normal_side,
    natural_sign,
    report_sign,
    favourable_sign,
    cash_flow_class,
    behaviour,
    mapped_by,
    confidence
from dim_account
where valid_from <= (select day from shown_day)
qualify row_number() over (partition by client_id, account_id order by valid_from desc) = 1
