-- The general ledger of an account, or of all, in a period: what it opens with, every line with its counter-accounts, what it closes with.
create macro general_ledger_for(for_period, client := null, account := null) as table
with asked as (
    select client_id, period, first_day, last_day, first_ordinal, last_ordinal
    from reporting_period
    where period in (for_period, 'FY' || for_period)
      and (client is null or client_id = client)
),
month as (
    select month.client_id, month.period_key, month.ordinal, month.fiscal_year, month.era, month.ordinal = asked.first_ordinal as is_first
    from asked
    join ledger_period as month  -- every month of the period
        on  month.client_id = asked.client_id
        and month.ordinal between asked.first_ordinal and asked.last_ordinal
),
balance as (
    select
        trial.client_id, own.account_id, trial.account_code, trial.account_name, trial.statement,
        trial.opening, trial.debit, trial.credit, trial.closing
    from reported_trial_balance as trial
    join asked  -- one row per client
        on  asked.client_id = trial.client_id
        and asked.period = trial.period
    left join accounts as own  -- one row per account
        on  own.client_id = trial.client_id
        and own.account_code = trial.account_code
    where trial.scope = 'whole'
      and (client is null or trial.client_id = client)
      and (account is null or account in (trial.account_code, trial.account_name, trial.line))
),
posted as (
    select
        line.client_id, line.account_id, line.entry_key, line.entry_id, line.entry_kind, line.posted_on, line.document_ref,
        line.description, line.party_key, line.location_key, line.amount, line.source_file_key, line.source_row,
        line.ledger_line_key, month.fiscal_year, month.era, month.is_first
    from fact_ledger_line as line
    join month  -- one row per period key
        on  month.client_id = line.client_id
        and month.period_key = line.period_key
    where client is null or line.client_id = client
),
entry as (
    select
        posted.*,
        balance.account_code,
        balance.account_name,
        -- income and expense start every fiscal year at nought, and every account where an export opens it afresh
        case
            when posted.era = first_month.era
                and (balance.statement <> 'income statement' or posted.fiscal_year = first_month.fiscal_year) then balance.opening
            else 0
        end
            + sum(case when posted.is_first and posted.entry_kind = 'opening' then 0 else posted.amount end) over running as balance
    from posted
    join balance  -- one row per account
        on  balance.client_id = posted.client_id
        and balance.account_id = posted.account_id
    join month as first_month  -- one row per client
        on  first_month.client_id = posted.client_id
        and first_month.is_first
    window
        running as (
            partition by posted.client_id, posted.account_id, posted.era,
                case when balance.statement = 'income statement' then posted.fiscal_year end
            order by posted.posted_on, posted.source_file_key, posted.source_row, posted.ledger_line_key
            rows between unbounded preceding and current row
        )
),
counterpart as (
    select client_id, entry_key, account_id, string_agg(account_name, ', ' order by account_name) as counter_accounts
    from (
        select distinct entry.client_id, entry.entry_key, entry.account_id, other.account_name
        from entry
        join posted  -- every line of the entry
            on  posted.client_id = entry.client_id
            and posted.entry_key = entry.entry_key
            and posted.account_id <> entry.account_id
        join accounts as other  -- one row per account
            on  other.client_id = posted.client_id
            and other.account_id = posted.account_id
    )
    group by client_id, entry_key, account_id
),
shown as (
    select
        balance.client_id, balance.account_code, balance.account_name, 1 as place, 'opening' as kind,
        asked.first_day as posted_on, null as entry_id, null as document_ref, 'Opening balance' as description,
        null as party_name, null as location_name, null as counter_accounts, null as debit, null as credit,
        balance.opening as balance, null as file, null as file_row
    from balance
    join asked  -- one row per client
        on asked.client_id = balance.client_id
    union all
    select
        entry.client_id, entry.account_code, entry.account_name, 2,
        case entry.entry_kind when 'normal' then 'line' else entry.entry_kind || ' line' end,
        entry.posted_on, entry.entry_id, entry.document_ref, entry.description,
        party.party_name, location.location_name, counterpart.counter_accounts,
        greatest(entry.amount, 0), greatest(-entry.amount, 0),
        entry.balance, source_file.path, entry.source_row
    from entry
    left join counterpart  -- one row per entry and account
        on  counterpart.client_id = entry.client_id
        and counterpart.entry_key = entry.entry_key
        and counterpart.account_id = entry.account_id
    left join dim_party as party  -- one row per version of a party
        on  party.client_id = entry.client_id
        and party.party_key = entry.party_key
    left join dim_location as location  -- one row per version of a location
        on  location.client_id = entry.client_id
        and location.location_key = entry.location_key
    left join dim_source_file as source_file  -- one row per file
        on  source_file.client_id = entry.client_id
        and source_file.source_file_key = entry.source_file_key
    union all
    select
        balance.client_id, balance.account_code, balance.account_name, 3, 'closing',
        asked.last_day, null, null, 'Closing balance',
        null, null, null, balance.debit, balance.credit,
        balance.closing, null, null
    from balance
    join asked  -- one row per client
        on asked.client_id = balance.client_id
)
select *
from shown
order by client_id, account_code, place, posted_on, file, file_row
