-- The vendor's reports of a client, or of all, held against the ledger: stated, ours, the difference, and what the difference is.
create macro tie_out_for(client := null) as table
-- The first class that holds is given. Currency, basis, later change, date and mapping explain a difference to the cent;
-- missing lines can name a circumstance only; what nothing explains is called unexplained. An account that a report leaves
-- out is stated as nought where the report is whole, which shows in that it adds up to nought by itself; otherwise it
-- may be the report of a part, and has no line for it.
with whole as (
    select
        client_id, report, statement, basis, from_on, to_on, measure,
        case
            when measure in ('opening', 'closing', 'movement') then total = 0
            -- debits are whole where they equal the credits
            else min(total) over side = max(total) over side and count(*) over side = 2
        end as is_whole
    from (
        select client_id, report, statement, basis, from_on, to_on, measure, sum(stated) as total
        from stated_figure
        where client is null or client_id = client
        group by client_id, report, statement, basis, from_on, to_on, measure
    )
    window side as (
        partition by client_id, report, statement, basis, from_on, to_on, measure in ('debit', 'credit')
    )
),
figure as (
    select
        figure.*,
        row_number() over (
            partition by figure.client_id
            order by figure.report, figure.statement, figure.basis, figure.measure, figure.to_on, figure.from_on,
                figure.account_id, figure.account_code, figure.account_name
        ) as place,
        -- the same account in the periods before and after
        lag(figure.difference) over beside as difference_before,
        lead(figure.difference) over beside as difference_after,
        source_file.path as file,
        -- a report that says its day was made by the end of it
        max(coalesce((source_file.exported_on + 1)::timestamp, source_file.known_at)) over (
            partition by figure.client_id, figure.report
        ) as made_at,
        figure.stated is null and not coalesce(bool_or(whole.is_whole) over (
            partition by figure.client_id, figure.report, figure.statement, figure.basis, figure.from_on, figure.to_on,
                figure.measure
        ), false) as is_left_out
    from tie_out_figure(client) as figure
    left join whole  -- one row per column of a report
        on  whole.client_id = figure.client_id
        and whole.report = figure.report
        and whole.statement = figure.statement
        and whole.basis = figure.basis
        and whole.from_on is not distinct from figure.from_on
        and whole.to_on = figure.to_on
        and whole.measure = figure.measure
    left join dim_source_file as source_file  -- one row per file
        on  source_file.client_id = figure.client_id
        and source_file.source_file_key = figure.source_file_key
    window beside as (
        partition by figure.client_id, figure.statement, figure.basis, figure.measure, figure.account_id,
            figure.account_code, figure.account_name
        order by figure.to_on, figure.report
    )
),
differing as (
    select
        *,
        -- another account of the same column differs by the opposite amount
        count(*) over opposite as opposites,
        sum(difference) over opposite as opposites_together,
        min(account_name) over opposite as one_name,
        max(account_name) over opposite as other_name,
        count(distinct coalesce(section, '')) over opposite as sections,
        bool_or(is_unknown_account) over opposite as is_opposite_unknown
    from figure
    where abs(difference) >= 0.005
    window opposite as (
        partition by client_id, report, statement, basis, measure, from_on, to_on, abs(difference)
    )
),
line_evidence as (
    select
        differing.client_id,
        differing.place,
        sum(line.amount) filter (
            where line.entered_on >= differing.made_at and line.posted_on <= differing.to_on
              and (differing.measure = 'closing' or line.posted_on >= differing.from_on)
        ) as entered_later,
        min(line.posted_on) filter (
            where line.amount = differing.difference and line.posted_on > differing.to_on
        ) as posted_after,
        max(line.posted_on) filter (
            where line.amount = -differing.difference and line.posted_on between differing.to_on - 7 and differing.to_on
        ) as posted_before,
        count(*) filter (where line.currency <> differing.base_currency) as foreign_lines,
        sum(line.transaction_amount) filter (where line.posted_on <= differing.to_on) as in_transaction_currency
    from differing
    join fact_ledger_line as line  -- summed up by difference
        on  line.client_id = differing.client_id
        and line.account_id = differing.account_id
        and line.posted_on <= differing.to_on + 31
    where client is null or line.client_id = client
    group by differing.client_id, differing.place
),
changed_later as (
    select differing.client_id, differing.place, sum(restated.amount) as amount
    from differing
    join ledger_restatement as restated  -- summed up by difference
        on  restated.client_id = differing.client_id
        and restated.account_id = differing.account_id
        and restated.known_at > differing.made_at
        and restated.posted_on <= differing.to_on
        and (differing.measure = 'closing' or restated.posted_on >= differing.from_on)
    where client is null or restated.client_id = client
    group by differing.client_id, differing.place
),
on_cash_basis as (
    select differing.client_id, differing.place, sum(cash.amount) as amount
    from differing
    join cash_basis_line as cash  -- summed up by difference
        on  cash.client_id = differing.client_id
        and cash.account_id = differing.account_id
        and cash.recognised_on between differing.from_on and differing.to_on
    where differing.statement = 'income statement'
      and differing.measure = 'movement'
      and differing.basis = 'accrual'
      and (client is null or cash.client_id = client)
    group by differing.client_id, differing.place
),
ledger_file as (
    select client_id, source_file_key
    from fact_ledger_line
    where client is null or client_id = client
    group by client_id, source_file_key
),
reach as (
    select
        ledger_file.client_id,
        min(source_file.covered_from) as covered_from,
        max(source_file.covered_to) as covered_to,
        sum(source_file.rows_rejected) as rows_rejected,
        min(source_file.path) filter (where source_file.rows_rejected > 0) as rejected_from
    from ledger_file
    join dim_source_file as source_file  -- one row per file
        on  source_file.client_id = ledger_file.client_id
        and source_file.source_file_key = ledger_file.source_file_key
    group by ledger_file.client_id
),
classed as (
    select
        differing.client_id,
        differing.place,
        case
            when differing.currency <> differing.base_currency
              or abs(differing.stated - line_evidence.in_transaction_currency) < 0.005 and line_evidence.foreign_lines > 0
                then ['currency', format('stated in {}; the account has {} lines in other currencies than {}',
                    differing.currency, coalesce(line_evidence.foreign_lines, 0), differing.base_currency)]
            when abs(on_cash_basis.amount - differing.stated) < 0.005
                then ['basis', 'the report shows what counts on the cash basis']
            when abs(line_evidence.entered_later + differing.difference) < 0.005
                then ['later change', format('lines of {} were entered after the report was made', line_evidence.entered_later::varchar)]
            when abs(changed_later.amount + differing.difference) < 0.005
                then ['later change', format('newer exports changed the account by {} after the report was made',
                    changed_later.amount::varchar)]
            when differing.measure in ('movement', 'debit', 'credit')
              and (differing.difference_before = -differing.difference or differing.difference_after = -differing.difference)
                then ['date', 'the period beside it differs by the opposite amount']
            when differing.measure in ('closing', 'opening') and line_evidence.posted_after is null
              and differing.difference_after = 0 and coalesce(differing.difference_before, 0) = 0
                then ['date', 'the next period agrees again']
            when line_evidence.posted_after is not null
                then ['date', format('a line of this amount is posted on {}', line_evidence.posted_after::varchar)]
            when differing.opposites = 2 and differing.opposites_together = 0
              and (differing.sections = 1 or differing.is_opposite_unknown)
                then ['mapping', format('{} differs by the opposite amount',
                    if(differing.one_name = differing.account_name, differing.other_name, differing.one_name))]
            when line_evidence.posted_before is not null
                then ['date', format('a line of this amount is posted on {}, at the end of the period',
                    line_evidence.posted_before::varchar)]
            when differing.is_left_out
                then ['no line', 'the report has no line for it, and may show a part of the books only']
            when differing.is_unknown_account
                then ['missing lines', 'no account of the ledger has this code or name']
            when differing.to_on > reach.covered_to
                then ['missing lines', format('the ledger export ends on {}', reach.covered_to::varchar)]
            when coalesce(differing.from_on, differing.to_on) < reach.covered_from
                then ['missing lines', format('the ledger export starts on {}', reach.covered_from::varchar)]
            when differing.opposites = 2 and differing.opposites_together = 0
                then ['missing lines', format('{} differs by the opposite amount: an entry between the two is missing on one side',
                    if(differing.one_name = differing.account_name, differing.other_name, differing.one_name))]
            when reach.rows_rejected > 0
                then ['missing lines', format('{} rows of the ledger could not be read, of {} among others',
                    reach.rows_rejected::bigint, reach.rejected_from)]
            when line_evidence.foreign_lines > 0
                then ['currency', format('the account has {} lines in other currencies than {}; open ones may have been revalued',
                    line_evidence.foreign_lines, differing.base_currency)]
            else ['unexplained', 'nothing that is known here explains it']
        end as class
    from differing
    left join line_evidence  -- one row per difference
        on  line_evidence.client_id = differing.client_id
        and line_evidence.place = differing.place
    left join changed_later  -- one row per difference
        on  changed_later.client_id = differing.client_id
        and changed_later.place = differing.place
    left join on_cash_basis  -- one row per difference
        on  on_cash_basis.client_id = differing.client_id
        and on_cash_basis.place = differing.place
    left join reach  -- one row per client
        on reach.client_id = differing.client_id
)
select
    figure.client_id,
    figure.report,
    figure.statement,
    figure.basis,
    figure.account_code,
    figure.account_name,
    figure.from_on,
    figure.to_on,
    figure.measure,
    figure.stated,
    figure.ours,
    if(classed.place is null, 0, figure.difference) as difference,
    classed.class[1] as class,
    classed.class[2] as explanation,
    figure.file,
    figure.source_row as file_row
from figure
left join classed  -- one row per difference
    on  classed.client_id = figure.client_id
    and classed.place = figure.place
