-- One row per way in which a source mentions a party, with what that says about it.
with account as (
    select client_id, account_code, standard_account, section from dim_account where is_current
),
mention as (
    select
        client_id,
        'party' as record,
        feed,
        party_code,
        coalesce(party_name, party_code) as party_name,
        email as stated_email,
        tax_id,
        role = 'customer' as as_customer,
        role = 'supplier' as as_supplier,
        role = 'employee' as as_employee
    from staging_party
    union all
    select
        line.client_id,
        'ledger_line',
        line.feed,
        line.party_code,
        line.party_name,
        null,
        null,
        coalesce(line.party_role = 'customer', account.standard_account = 'receivables' or account.section = 'revenue'),
        coalesce(
            line.party_role = 'supplier',
            account.standard_account = 'payables'
            or (
                account.section in ('cost of sales', 'operating expense')
                and account.standard_account not in ('payroll', 'direct-labour')
            )
        ),
        coalesce(line.party_role = 'employee', account.standard_account in ('payroll', 'payroll-liabilities'))
    from staging_ledger_line as line
    left join account  -- one version of an account is current
        on  account.client_id = line.client_id
        and account.account_code = line.account_code
    union all
    select client_id, 'open_item', feed, party_code, party_name, null, null, kind = 'receivable', kind = 'payable', false
    from current_open_item
    union all
    select client_id, 'deal', feed, party_code, party_name, null, null, true, false, false
    from staging_deal
    union all
    select client_id, 'order_line', feed, customer_code, customer_name, customer_email, null, true, false, false
    from staging_order_line
),
hashed as (
    select
        *,
        if(stated_email like '%@%', sha2(lower(trim(stated_email)), 256), stated_email) as email_hash
    from mention
    where party_code is not null or party_name is not null or stated_email is not null
)
select
    client_id,
    record,
    feed,
    party_code,
    party_name,
    email_hash,
    tax_id,
    coalesce(bool_or(as_customer), false) as as_customer,
    coalesce(bool_or(as_supplier), false) as as_supplier,
    coalesce(bool_or(as_employee), false) as as_employee,
    count(*) as mentions
from hashed
group by client_id, record, feed, party_code, party_name, email_hash, tax_id
