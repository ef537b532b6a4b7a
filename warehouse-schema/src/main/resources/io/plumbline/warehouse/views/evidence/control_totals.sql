-- One row per total that a file states of itself or of an account: what its rows in the ledger add up to, and the difference.
create view control_totals as
-- Rows that were rejected make a difference, and so does a file that is wrong about itself. A closing balance is held
-- against the stated opening one and the movement between. A file that a newer one replaces in part cannot be added up.
with report as (
    select
        stated.client_id,
        stated.report,
        stated.source_file_key,
        file.path as file,
        coalesce(min(stated.from_on), min(stated.to_on) filter (where stated.measure = 'opening') + 1, date '0001-01-01') as first_on,
        max(stated.to_on) as last_on
    from fact_stated_balance as stated
    join dim_source_file as file  -- one row per file
        on  file.client_id = stated.client_id
        and file.source_file_key = stated.source_file_key
    where stated.statement = 'control total'
      and not exists (
          from dim_source_file as newer
          where newer.client_id = file.client_id
            and newer.feed = file.feed
            -- files seen at once follow each other by their last days, as everywhere
            and row(newer.known_at, newer.covered_to, coalesce(newer.exported_on, date '0001-01-01'), newer.path)
                > row(file.known_at, file.covered_to, coalesce(file.exported_on, date '0001-01-01'), file.path)
            and newer.covered_from <= file.covered_to
            and newer.covered_to >= file.covered_from
      )
    group by all
),
stated as (
    select
        report.*,
        stated.account_code,
        coalesce(stated.account_name, account.account_name) as account_name,
        stated.measure,
        stated.source_row,
        coalesce(stated.amount, stated.natural_amount * account.report_sign) as amount
    from report
    join fact_stated_balance as stated  -- the figures of the report
        on  stated.client_id = report.client_id
        and stated.report = report.report
        and stated.source_file_key = report.source_file_key
    left join accounts as account  -- one row per account
        on  account.client_id = stated.client_id
        and account.account_code = stated.account_code
),
line as (
    select
        report.client_id, report.report, account.account_code, line.entry_key,
        greatest(line.amount, 0) as debit,
        greatest(-line.amount, 0) as credit,
        line.amount
    from report
    join fact_ledger_line as line  -- the lines of the file, in the days that it adds up
        on  line.client_id = report.client_id
        and line.source_file_key = report.source_file_key
        and line.posted_on between report.first_on and report.last_on
    join dim_account as account  -- one row per version of an account
        on  account.client_id = line.client_id
        and account.account_key = line.account_key
),
summed as (
    select client_id, report, account_code, sum(debit) as debit, sum(credit) as credit, sum(amount) as movement,
        count(distinct entry_key) as entries
    from line
    group by grouping sets ((client_id, report), (client_id, report, account_code))
),
opened as (
    select client_id, report, account_code, sum(amount) as amount
    from stated
    where measure = 'opening'
    group by all
),
held as (
    select
        stated.*,
        case stated.measure
            when 'debit' then coalesce(summed.debit, 0)
            when 'credit' then coalesce(summed.credit, 0)
            when 'entries' then coalesce(summed.entries, 0)
            when 'movement' then coalesce(summed.movement, 0)
            else coalesce(opened.amount, 0) + coalesce(summed.movement, 0)
        end as found
    from stated
    left join summed  -- one row per report and account, and one per report without
        on  summed.client_id = stated.client_id
        and summed.report = stated.report
        and summed.account_code is not distinct from stated.account_code
    left join opened  -- one row per report and account
        on  opened.client_id = stated.client_id
        and opened.report = stated.report
        and opened.account_code is not distinct from stated.account_code
    where stated.measure <> 'opening'
)
select
    client_id,
    file,
    first_on,
    last_on,
    account_code,
    account_name,
    measure,
    amount as stated,
    found,
    amount - found as difference,
    source_row as file_row
from held
