-- One row per version of an account as its sources state it, before it is mapped to the standard chart.
with dump as (
    select
        client_id,
        account_code,
        dump_on,
        account_name,
        account_type,
        account_detail,
        parent_code,
        standard_account,
        row_number() over (
            partition by client_id, account_code, dump_on order by source_file_key, source_row
        ) as place
    from staging_account
),
state as (
    select
        client_id,
        account_code,
        dump_on,
        account_name,
        account_type,
        account_detail,
        parent_code,
        standard_account,
        struct(account_name, account_type, account_detail, parent_code, standard_account) as stated
    from dump
    where place = 1
),
compared as (
    select
        *,
        lag(stated) over (partition by client_id, account_code order by dump_on) as stated_before,
        row_number() over (partition by client_id, account_code order by dump_on) as dump_number
    from state
),
charted as (
    select
        client_id,
        account_code,
        account_name,
        account_type,
        account_detail,
        parent_code,
        standard_account,
        if(dump_number = 1, date '1900-01-01', dump_on) as valid_from
    from compared
    where dump_number = 1 or not stated <=> stated_before
),
posted as (
    select
        client_id,
        account_code,
        max_by(account_name, struct(posted_on, source_row)) filter (where account_name is not null) as account_name,
        max_by(account_type, struct(posted_on, source_row)) filter (where account_type is not null) as account_type,
        sum(amount) filter (where amount > 0 and (entry_kind is null or entry_kind in ('normal', 'adjustment'))) as debit,
        sum(-amount) filter (where amount < 0 and (entry_kind is null or entry_kind in ('normal', 'adjustment'))) as credit,
        count(*) filter (where amount <> 0 and (entry_kind is null or entry_kind in ('normal', 'adjustment'))) as lines,
        sum(amount) filter (where entry_kind = 'opening') as opening
    from staging_ledger_line
    group by client_id, account_code
),
planned as (
    select distinct client_id, account_code
    from staging_plan_line
    where account_code is not null and standard_account is null and kpi is null
),
version as (
    select
        coalesce(charted.client_id, posted.client_id) as client_id,
        coalesce(charted.account_code, posted.account_code) as account_code,
        coalesce(charted.valid_from, date '1900-01-01') as valid_from,
        if(charted.account_code is null, 'ledger', 'chart') as origin,
        coalesce(charted.account_name, posted.account_name) as account_name,
        coalesce(charted.account_type, posted.account_type) as account_type,
        charted.account_detail,
        charted.parent_code,
        charted.standard_account,
        if(posted.account_code is null, null, coalesce(posted.debit, 0)) as debit,
        if(posted.account_code is null, null, coalesce(posted.credit, 0)) as credit,
        posted.lines,
        if(posted.account_code is null, null, coalesce(posted.opening, 0)) as opening
    from charted
    full join posted  -- one row per account, so that no version is multiplied
        on  posted.client_id = charted.client_id
        and posted.account_code = charted.account_code
),
everything as (
    select * from version
    union all
    select client_id, account_code, date '1900-01-01', 'plan', null, null, null, null, null, null, null, null, null from planned
),
tiled as (
    select
        *,
        date_sub(
            lead(valid_from) over (partition by client_id, account_code, origin = 'plan' order by valid_from), 1
        ) as last_day
    from everything
)
select
    client_id,
    account_code,
    valid_from,
    coalesce(last_day, date '9999-12-31') as valid_to,
    last_day is null as is_current,
    origin,
    account_name,
    account_type,
    account_detail,
    parent_code,
    standard_account,
    debit,
    credit,
    lines,
    opening
from tiled
