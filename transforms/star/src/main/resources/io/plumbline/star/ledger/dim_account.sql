-- One row per version of a client's account, mapped to the standard chart.
select
    xxhash64(account.client_id, account.account_code, account.valid_from) as account_key,
    xxhash64(account.client_id, account.account_code) as account_id,
    account.client_id,
    account.account_code,
    account.account_name,
    account.parent_code,
    account.account_path,
    account.account_type,
    account.standard_account,
    standard.standard_name,
    standard.statement,
    standard.section,
    standard.section_order,
    standard.normal_side,
    if(standard.normal_side = 'debit', 1, -1) as natural_sign,
    account.source_sign,
    -- What a natural amount means follows the type that the source gives the account and, without one, its family, never
    -- its own normal side: a report shows accumulated depreciation as a negative asset.
    case
        when account.source_sign is not null then account.source_sign
        when standard.section in ('other income and expense', 'interest') then if(standard.normal_side = 'debit', 1, -1)
        when standard.section = 'revenue' or standard.section_order between 100 and 299 then -1
        else 1
    end as report_sign,
    standard.favourable_sign,
    coalesce(account.own_cash_flow_class, standard.cash_flow_class) as cash_flow_class,
    standard.translation_rate,
    standard.behaviour,
    account.mapped_by,
    account.confidence,
    account.evidence,
    account.candidates,
    account.valid_from,
    account.valid_to,
    account.is_current
from mapped_account as account
left join standard_account as standard  -- one row per standard account
    on standard.standard_account = account.standard_account
