-- The ledger lines behind a figure of a statement, with the file and row of each: effect adds up to the figure shown.
create macro drill_statement(of_statement, for_line, for_period, client, location := null, figure := 'amount') as table
-- of_statement is 'income statement', 'balance sheet', 'cash flow', 'changes in equity' or 'trial balance', figure one of its
-- columns. Of the trial balance a line is an account, by code or name. There and in changes in equity, which have no amount,
-- a figure left out is what moved in the period.
with asked as (
    select
        reported.mapping_era,
        reported.first_ordinal,
        reported.last_ordinal,
        first_month.fiscal_year as first_year,
        first_month.era as first_era,
        last_month.fiscal_year as last_year,
        last_month.era as last_era,
        before.fiscal_year as year_before,
        before.era as era_before
    from reporting_period as reported
    join ledger_period as first_month  -- one row per client and ordinal
        on  first_month.client_id = reported.client_id
        and first_month.ordinal = reported.first_ordinal
    join ledger_period as last_month  -- one row per client and ordinal
        on  last_month.client_id = reported.client_id
        and last_month.ordinal = reported.last_ordinal
    left join ledger_period as before  -- one row per client and ordinal
        on  before.client_id = reported.client_id
        and before.ordinal = reported.first_ordinal - 1
    where reported.client_id = client
      and reported.period in (for_period, 'FY' || for_period)
),
month as (
    select
        month.period_key,
        greatest(month.last_day, date '1900-01-01') as last_day,
        unnest(list_filter([
            if(month.ordinal >= asked.first_ordinal, 'period', null),
            if(month.ordinal >= asked.first_ordinal and not month.is_fresh_start, 'running', null),
            if(month.ordinal = asked.first_ordinal, 'first month', null),
            if(month.era = asked.last_era, 'end', null),
            if(month.era = asked.last_era and month.fiscal_year = asked.last_year, 'year', null),
            if(month.ordinal < asked.first_ordinal and month.era = asked.era_before, 'start', null),
            if(month.ordinal < asked.first_ordinal and month.era = asked.era_before
                and month.fiscal_year = asked.year_before, 'year before', null),
            if(month.ordinal < asked.first_ordinal and month.era = asked.first_era, 'carried', null),
            if(month.ordinal < asked.first_ordinal and month.era = asked.first_era
                and month.fiscal_year = asked.first_year, 'year carried', null)
        ], lambda part: part is not null)) as part_of_books
    from ledger_period as month
    cross join asked  -- one row
    where month.client_id = client
      and month.ordinal <= asked.last_ordinal
),
part as (
    select
        account.account_id,
        shown.part_of_books,
        unnest(shown.entry_kinds) as entry_kind,
        account.factor * shown.debit as debit,
        account.factor * shown.credit as credit,
        shown.is_one_sided
    from statement_account as account
    join asked  -- one row
        on asked.mapping_era = account.mapping_era
    join statement_column as shown  -- once for every part of the books that goes into the column
        on  shown.counts_as = account.counts_as
        and shown.column_name = figure
    where account.client_id = client
      and account.statement = of_statement
      and account.line = for_line
      and (location is not null or not account.is_by_location)
),
weight as (
    select
        part.account_id,
        month.period_key,
        part.entry_kind,
        sum(part.debit) as debit,
        sum(part.credit) as credit,
        bool_or(part.is_one_sided) as is_one_sided
    from part
    join month  -- once for every part of the books that a month belongs to
        on month.part_of_books = part.part_of_books
    join dim_account as version  -- the version in force when the month ends; what is no money is on no statement
        on  version.client_id = client
        and version.account_id = part.account_id
        and month.last_day between version.valid_from and version.valid_to
        and version.statement <> 'none'
    group by part.account_id, month.period_key, part.entry_kind
    having sum(part.debit) <> 0 or sum(part.credit) <> 0
),
weighed as (
    select
        line.*,
        greatest(line.amount, 0) * weight.debit + greatest(-line.amount, 0) * weight.credit as effect,
        weight.is_one_sided
    from fact_ledger_line as line
    join weight  -- one row per account, month and kind of entry
        on  weight.account_id = line.account_id
        and weight.period_key = line.period_key
        and weight.entry_kind = line.entry_kind
    left join dim_location as stated  -- one row per version of a location
        on  stated.client_id = line.client_id
        and stated.location_key = line.location_key
    left join dim_location as place  -- one version of a location is current
        on  place.client_id = line.client_id
        and place.location_id = stated.location_id
        and place.is_current
    where line.client_id = client
      and (location is null or coalesce(place.location_name, 'No location') = location)
    qualify not weight.is_one_sided or sum(effect) over () > 0
)
select
    line.posted_on,
    line.entry_id,
    line.entry_kind,
    account.account_code,
    account.account_name,
    party.party_name,
    location.location_name,
    line.description,
    greatest(line.amount, 0) as debit,
    greatest(-line.amount, 0) as credit,
    line.effect,
    source_file.path as file,
    line.source_row as file_row
from weighed as line
left join dim_account as account  -- one row per version of an account
    on  account.client_id = line.client_id
    and account.account_key = line.account_key
left join dim_party as party  -- one row per version of a party
    on  party.client_id = line.client_id
    and party.party_key = line.party_key
left join dim_location as location  -- one row per version of a location
    on  location.client_id = line.client_id
    and location.location_key = line.location_key
left join dim_source_file as source_file  -- one row per file
    on  source_file.client_id = line.client_id
    and source_file.source_file_key = line.source_file_key
where line.effect <> 0
order by line.posted_on, file, line.source_row
