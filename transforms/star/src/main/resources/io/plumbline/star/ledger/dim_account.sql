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
