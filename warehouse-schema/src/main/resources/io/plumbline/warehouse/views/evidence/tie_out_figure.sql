-- One row per account, period and measure of a vendor's report: the figure as stated, ours for the same days, and the difference.
create macro tie_out_figure(of_client) as table
-- Of one client, or of all without one: in every step, as the steps are read several times each.
-- What a report does not list it states as nothing, so that an account of ours is compared with nought. Days within a
-- month are reckoned from ledger lines, whole months from account months.
with stated as (
    select
        client_id, report, statement, basis, account_id, part, from_on, to_on, measure,
        case when account_id is null and part is null then coalesce(account_code, account_name) end as unknown_account,
        any_value(account_code) as stated_code,
        any_value(account_name) as stated_name,
        any_value(currency) as currency,
        any_value(base_currency) as base_currency,
        sum(if(measure = 'credit', abs(stated), stated)) as stated,
        min(source_file_key) as source_file_key,
        min(source_row) as source_row
    from stated_figure
    where of_client is null or client_id = of_client
    group by all
),
era as (
    select period.client_id, period.era, min(period.first_day) as first_day
    from ledger_period as period
    where period.client_id in (select client_id from stated)
    group by period.client_id, period.era
),
-- one row per column of a report, with the first days of what adds up to it
report as (
    select
        column_of.*,
        coalesce(era.first_day, date '1900-01-01') as era_on,
        coalesce(year.year_first_day, date_trunc('year', column_of.to_on)::date) as year_on,
        coalesce(column_of.from_on, year_on) as window_on
    from (
        select distinct client_id, report, statement, basis, from_on, to_on, measure, base_currency
        from stated
    ) as column_of
    left join dim_period as year  -- a day lies in one period
        on  year.client_id = column_of.client_id
        and column_of.to_on between year.first_day and year.last_day
    left join era  -- the newest that began by then
        on  era.client_id = column_of.client_id
        and era.first_day <= column_of.to_on
    qualify row_number() over (
        partition by column_of.client_id, column_of.report, column_of.statement, column_of.basis, column_of.from_on,
            column_of.to_on, column_of.measure
        order by era.first_day desc
    ) = 1
),
span as (
    select distinct client_id, unnest([era_on, year_on, window_on]) as from_on, to_on from report
),
whole as (
    select
        span.client_id, span.from_on, span.to_on, month.account_id,
        sum(month.movement) as movement, sum(month.debit) as debit, sum(month.credit) as credit, sum(month.earned) as earned
    from span
    join account_month as month
        on  month.client_id = span.client_id
        and month.first_day >= span.from_on
    join dim_period as period  -- one row per period key
        on  period.client_id = month.client_id
        and period.period_key = month.period_key
        and period.last_day <= span.to_on
    where of_client is null or month.client_id = of_client
    group by all
),
cut_month as (
    select span.client_id, span.from_on, span.to_on, period.period_key
    from span
    join dim_period as period  -- at most the first and the last month of a span
        on  period.client_id = span.client_id
        and period.first_day <= span.to_on
        and period.last_day >= span.from_on
        and (period.first_day < span.from_on or period.last_day > span.to_on)
),
cut as (
    select
        cut_month.client_id, cut_month.from_on, cut_month.to_on, line.account_id,
        sum(line.amount) as movement,
        sum(case when line.entry_kind <> 'opening' then greatest(line.amount, 0) else 0 end) as debit,
        sum(case when line.entry_kind <> 'opening' then greatest(-line.amount, 0) else 0 end) as credit,
        sum(case when line.entry_kind in ('normal', 'adjustment') then line.amount else 0 end) as earned
    from cut_month
    join fact_ledger_line as line  -- a line is posted in one month
        on  line.client_id = cut_month.client_id
        and line.period_key = cut_month.period_key
        and line.posted_on between cut_month.from_on and cut_month.to_on
    where of_client is null or line.client_id = of_client
    group by all
),
moved as (
    select
        client_id, from_on, to_on, account_id,
        sum(movement) as movement, sum(debit) as debit, sum(credit) as credit, sum(earned) as earned
    from (from whole union all from cut)
    group by all
),
posted as (
    select
        report.*,
        account.account_id,
        account.statement as account_statement,
        account.standard_account,
        sum(moved.movement) filter (where moved.from_on = report.era_on) as since_era,
        sum(moved.movement) filter (where moved.from_on = report.year_on) as since_year,
        sum(moved.earned) filter (where moved.from_on = report.year_on) as earned_in_year,
        sum(moved.debit) filter (where moved.from_on = report.window_on) as debit,
        sum(moved.credit) filter (where moved.from_on = report.window_on) as credit,
        sum(moved.earned) filter (where moved.from_on = report.window_on) as earned
    from report
    join moved  -- up to three spans of each account, summed up here
        on  moved.client_id = report.client_id
        and moved.to_on = report.to_on
        and moved.from_on in (report.era_on, report.year_on, report.window_on)
    join accounts as account  -- one row per account
        on  account.client_id = moved.client_id
        and account.account_id = moved.account_id
        and account.statement <> 'none'
    group by all
),
balance as (
    select
        * replace (coalesce(debit, 0) as debit, coalesce(credit, 0) as credit),
        coalesce(if(account_statement = 'income statement', since_year, since_era), 0) as closing
    from posted
),
own as (
    -- by account; earnings that no entry has closed stand with the retained earnings
    select
        client_id, report, statement, basis, from_on, to_on, measure, base_currency, account_id,
        if(standard_account = 'retained-earnings', 'earnings of earlier years', null) as part,
        case
            when measure = 'movement' and account_statement = 'income statement' then coalesce(earned, 0)
            when measure = 'movement' then debit - credit
            when measure = 'debit' then debit
            when measure = 'credit' then credit
            when measure = 'opening' then closing - debit + credit
            else closing
        end as amount
    from balance
    where (statement = 'trial balance' or statement = account_statement)
      and not (statement = 'income statement' and basis = 'cash')
    union all
    select
        client_id, report, statement, basis, from_on, to_on, measure, base_currency, null,
        'earnings of earlier years',
        sum(coalesce(since_era, 0) - coalesce(if(statement = 'balance sheet', earned_in_year, since_year), 0))
    from balance
    where account_statement = 'income statement'
      and measure in ('opening', 'closing')
      and statement in ('trial balance', 'balance sheet')
    group by all
    union all
    select
        client_id, report, statement, basis, from_on, to_on, measure, base_currency, null,
        'earnings of the year',
        sum(coalesce(earned_in_year, 0))
    from balance
    where account_statement = 'income statement' and measure = 'closing' and statement = 'balance sheet'
    group by all
    union all
    select
        report.client_id, report.report, report.statement, report.basis, report.from_on, report.to_on, report.measure,
        report.base_currency, cash.account_id, null, sum(cash.amount)
    from report
    join cash_basis_line as cash  -- summed up by account
        on  cash.client_id = report.client_id
        and cash.recognised_on between report.window_on and report.to_on
    where report.basis = 'cash' and report.measure = 'movement' and report.statement = 'income statement'
      and (of_client is null or cash.client_id = of_client)
    group by all
),
beside as (
    -- accounts of retained earnings are compared together: a system that rolls earnings into one of them says no more
    select
        client_id, report, statement, basis, if(part is null, account_id, null) as account_id, part, unknown_account,
        from_on, to_on, measure, currency, base_currency,
        stated_code, stated_name, stated, null as amount, source_file_key, source_row
    from stated
    union all
    select
        client_id, report, statement, basis, if(part is null, account_id, null), part, null,
        from_on, to_on, measure, null, base_currency,
        null, null, null, amount, null, null
    from own
),
compared as (
    select
        client_id, report, statement, basis, account_id, part, unknown_account, from_on, to_on, measure, base_currency,
        any_value(currency) as currency,
        any_value(stated_code) as stated_code,
        any_value(stated_name) as stated_name,
        sum(stated) as stated,
        coalesce(sum(amount), 0) as ours,
        min(source_file_key) as source_file_key,
        min(source_row) as source_row
    from beside
    group by client_id, report, statement, basis, account_id, part, unknown_account, from_on, to_on, measure, base_currency
    having sum(stated) is not null or coalesce(sum(amount), 0) <> 0
)
select
    compared.client_id,
    compared.report,
    compared.statement,
    compared.basis,
    compared.account_id,
    coalesce(account.account_code, compared.stated_code, compared.stated_name, '') as account_code,
    coalesce(account.account_name, compared.part, compared.stated_name, compared.stated_code) as account_name,
    coalesce(account.section, if(compared.part is null, null, 'equity')) as section,
    compared.unknown_account is not null as is_unknown_account,
    compared.from_on,
    compared.to_on,
    compared.measure,
    compared.stated,
    compared.ours,
    coalesce(compared.stated, 0) - compared.ours as difference,
    coalesce(compared.currency, compared.base_currency) as currency,
    compared.base_currency,
    compared.source_file_key,
    compared.source_row
from compared
left join accounts as account  -- one row per account
    on  account.client_id = compared.client_id
    and account.account_id = compared.account_id
