-- One row per client, reporting period, scope (whole, or a location) and account: opening, debits, credits, closing, debit-positive.
create view reported_trial_balance as
-- Accounts of the income statement start every fiscal year at nought; what they earned before and no entry has closed is
-- one row, so that a column of a period adds up. Where a period runs over a year's end, rolled is what moved there without
-- an entry. By location, entries that cross locations leave each of them out by something; a row between locations, on
-- the side that a location lacks, lets every location's columns add up as well.
with account_row as (
    select
        total.client_id,
        total.ordinal,
        total.location_id,
        account.mapping_era,
        unnest(case
            when account.statement = 'income statement' then [
                {account_id: total.account_id, closing: total.balance_of_year, debit: total.debit, credit: total.credit,
                    month_moved: total.month_debit - total.month_credit, adjusted: total.adjusted},
                {account_id: null, closing: total.balance - total.balance_of_year, debit: 0, credit: 0,
                    month_moved: 0, adjusted: 0}]
            else [
                {account_id: total.account_id, closing: total.balance, debit: total.debit, credit: total.credit,
                    month_moved: total.month_debit - total.month_credit, adjusted: total.adjusted}]
        end) as part
    from account_to_date as total
    join account_mapping as account  -- one row per account and era
        on  account.client_id = total.client_id
        and account.account_id = total.account_id
),
month as (
    select
        client_id,
        ordinal,
        mapping_era,
        location_id,
        part.account_id as account_id,
        sum(part.closing) as closing,
        sum(part.closing - part.month_moved) as opening,
        sum(part.debit) as debit,
        sum(part.credit) as credit,
        sum(part.adjusted) as adjusted
    from account_row
    group by all
),
edge as (
    select client_id, grain, period, mapping_era, ordinal, sign, sign = 1 as is_last, false as is_first
    from reporting_edge
    union all
    select client_id, grain, period, mapping_era, first_ordinal, 0, false, true
    from reporting_period
),
item as (
    select
        edge.client_id,
        edge.grain,
        edge.period,
        edge.mapping_era,
        month.location_id,
        month.account_id,
        unnest(['whole', 'location']) as scope,
        sum(case when edge.is_first then month.opening else 0 end) as opening,
        sum(edge.sign * month.debit) as debit,
        sum(edge.sign * month.credit) as credit,
        sum(edge.sign * month.adjusted) as adjustments,
        sum(case when edge.is_last then month.closing else 0 end) as closing
    from month
    join edge  -- at the first month, at the last and before the first
        on  edge.client_id = month.client_id
        and edge.ordinal = month.ordinal
        and edge.mapping_era = month.mapping_era
    group by edge.client_id, edge.grain, edge.period, edge.mapping_era, month.location_id, month.account_id
),
scoped as (
    select
        client_id,
        grain,
        period,
        mapping_era,
        scope,
        case when scope = 'location' then location_id end as location_id,
        account_id,
        sum(opening) as opening,
        sum(debit) as debit,
        sum(credit) as credit,
        sum(adjustments) as adjustments,
        sum(closing) as closing
    from item
    group by all
),
shown as (
    select *, false as is_between
    from scoped
    union all
    select
        client_id,
        grain,
        period,
        mapping_era,
        scope,
        location_id,
        null,
        -sum(opening),
        greatest(sum(credit - debit), 0),
        greatest(sum(debit - credit), 0),
        -sum(adjustments),
        -sum(closing),
        true
    from scoped
    where scope = 'location'
    group by all
)
select
    shown.client_id,
    shown.grain,
    shown.period,
    shown.scope,
    shown.location_id,
    coalesce(account.account_code, '') as account_code,
    coalesce(account.account_name, if(shown.is_between, 'Between locations', 'Earnings of earlier years, not closed')) as account_name,
    coalesce(account.standard_name, if(shown.is_between, 'Between locations', 'Retained earnings')) as line,
    coalesce(account.statement, 'balance sheet') as statement,
    coalesce(account.section, 'equity') as section,
    shown.opening,
    shown.debit,
    shown.credit,
    shown.closing - shown.opening - shown.debit + shown.credit as rolled,
    shown.closing,
    shown.adjustments,
    coalesce(account.account_path, if(shown.is_between, 'Between locations', 'Earnings of earlier years, not closed')) as account_path
from shown
left join account_mapping as account  -- one row per account and era
    on  account.client_id = shown.client_id
    and account.mapping_era = shown.mapping_era
    and account.account_id = shown.account_id
where shown.opening <> 0 or shown.debit <> 0 or shown.credit <> 0 or shown.closing <> 0
