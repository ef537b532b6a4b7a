-- One row per account and era of mapping: where the account stood on the statements from one change of mapping to the next.
create view account_mapping as
-- An era begins where any account of the client is put elsewhere, so that a period is shown by the era of its last day and
-- most clients have a single one.
with version as (
    select
        *,
        lag(standard_account) over (partition by client_id, account_id order by valid_from) as standard_before,
        lag(cash_flow_class) over (partition by client_id, account_id order by valid_from) as class_before
    from dim_account
),
beginning as (
    select distinct client_id, date '1900-01-01' as era_from
    from dim_account
    union
    select client_id, valid_from
    from version
    where standard_account <> standard_before
       or cash_flow_class <> class_before
),
era as (
    select
        client_id,
        era_from,
        coalesce(lead(era_from) over (partition by client_id order by era_from) - 1, date '9999-12-31') as era_to,
        row_number() over (partition by client_id order by era_from) as mapping_era
    from beginning
)
select
    era.client_id,
    era.mapping_era,
    era.era_from,
    era.era_to,
    account.account_id,
    account.account_code,
    account.account_name,
    account.account_path,
    account.standard_account,
    account.standard_name,
    account.statement,
    account.section,
    account.section_order,
    account.natural_sign,
    account.cash_flow_class
from era
join dim_account as account  -- the versions of an account tile all days: one is in force when the era begins
    on  account.client_id = era.client_id
    and era.era_from between account.valid_from and account.valid_to
