-- The ledger lines behind a cell of a statement, with the file and row of each: effect adds up to the figure shown.
create macro drill_statement(of_statement, for_line, for_period, client, location := null) as table
-- of_statement is 'income statement', 'balance sheet', 'cash flow', 'changes in equity' or 'trial balance'. Of the trial
-- balance and of changes in equity a line is an account or component, and what is drilled is its movement in the period.
with asked as (
    select
        reported.client_id,
        reported.first_ordinal,
        reported.last_ordinal,
        reported.fiscal_year,
        reported.mapping_era,
        last_month.era,
        before.era as era_before
    from reporting_period as reported
    join ledger_period as last_month  -- one row per client and ordinal
        on  last_month.client_id = reported.client_id
        and last_month.ordinal = reported.last_ordinal
    left join ledger_period as before  -- one row per client and ordinal
        on  before.client_id = reported.client_id
        and before.ordinal = reported.first_ordinal - 1
    where reported.client_id = client
      and reported.period in (for_period, 'FY' || for_period)
),
cell as (
    select mapping_era, account_id, reach, is_earned, factor
    from statement_account
    where client_id = client
      and statement = of_statement
      and line = for_line
    union all
    select account.mapping_era, account.account_id, 'period', false, 1
    from account_mapping as account
    where account.client_id = client
      and of_statement = 'trial balance'
      and for_line in (account.account_code, account.account_name, account.standard_name)
    union all
    select mapping_era, account_id, 'period', true, factor
    from statement_account
    where client_id = client
      and of_statement = 'changes in equity'
      and statement = 'balance sheet'
      and line = for_line
      and reach <> 'before'
)
select
    entry.posted_on,
    entry.entry_id,
    entry.entry_kind,
    entry.account_code,
    entry.account_name,
    entry.party_name,
    entry.location_name,
    entry.description,
    entry.debit,
    entry.credit,
    entry.amount * cell.factor as effect,
    entry.file,
    entry.file_row
from ledger as entry
join accounts as account  -- one row per account
    on  account.client_id = entry.client_id
    and account.account_code = entry.account_code
cross join asked  -- one row
join cell  -- once for every way in which the account is part of the cell
    on  cell.account_id = account.account_id
    and cell.mapping_era = asked.mapping_era
join ledger_period as month  -- one row per client and label
    on  month.client_id = entry.client_id
    and month.period = entry.period
    and month.ordinal <= asked.last_ordinal
where entry.client_id = client
  and (location is null or coalesce(entry.location_name, 'No location') = location)
  and (not cell.is_earned or entry.entry_kind in ('normal', 'adjustment'))
  and case cell.reach
      when 'period' then month.ordinal >= asked.first_ordinal
          and (cell.is_earned or entry.entry_kind <> 'opening')
      when 'year' then month.fiscal_year = asked.fiscal_year and month.era = asked.era
      when 'balance' then month.era = asked.era
      when 'opening' then month.era = asked.era_before and month.ordinal < asked.first_ordinal
      when 'entered' then month.ordinal >= asked.first_ordinal and entry.entry_kind not in ('normal', 'adjustment')
      -- of this year, what closing entries moved out of the accounts
      else month.era = asked.era
          and (month.fiscal_year < asked.fiscal_year or entry.entry_kind not in ('normal', 'adjustment'))
  end
order by entry.posted_on, entry.file, entry.file_row
