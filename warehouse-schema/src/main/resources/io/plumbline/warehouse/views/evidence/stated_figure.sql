-- One row per figure of a vendor's own report that names an account: what it names here, and the amount, debit-positive.
create view stated_figure as
-- An account is found by the first of these that fits exactly one: its code, its full name, its name, the last part of
-- its name. Of "1000 Bank", "1000 - Bank" and "Bank (1000)" code and name are tried by themselves, too. Figures of one
-- location or department are left out.
with stated as (
    select
        *,
        row_number() over (
            partition by client_id, source_file_key
            order by source_row, report, statement, measure, to_on, account_code, account_name
        ) as place
    from fact_stated_balance
    where statement in ('trial balance', 'income statement', 'balance sheet')
      and measure in ('opening', 'debit', 'credit', 'movement', 'closing')
      and location is null
      and coalesce(account_code, account_name) is not null
),
known_name as (
    select
        account.client_id,
        account.account_id,
        account.statement,
        text.rank,
        lower(regexp_replace(trim(text.name), '\s*(:|>)\s*', ':', 'g')) as name
    from accounts as account, (values (1), (2), (3), (4)) kind (rank), lateral (
        select
            kind.rank,
            case kind.rank
                when 1 then account.account_code
                when 2 then account.account_path
                when 3 then account.account_name
                else regexp_extract(account.account_name, '([^:>]+)$', 1)
            end as name
    ) as text  -- every account four times
),
account_named as (
    select client_id, scope, rank, name, any_value(account_id) as account_id
    from (
        select *, unnest(['trial balance', statement]) as scope from known_name where name <> ''
    )
    group by client_id, scope, rank, name
    having count(distinct account_id) = 1
),
mention as (
    select
        client_id, source_file_key, place, statement,
        lower(regexp_replace(trim(text), '\s*(:|>)\s*', ':', 'g')) as name,
        min(trial) as trial
    from (
        select
            client_id, source_file_key, place, statement,
            unnest([
                account_code,
                account_name,
                regexp_extract(account_name, '^([0-9][0-9A-Za-z._/-]*)\s*[-·:]?\s+\S', 1),
                regexp_extract(account_name, '^[0-9][0-9A-Za-z._/-]*\s*[-·:]?\s+(.+)$', 1),
                regexp_extract(account_name, '\(([0-9A-Za-z._/-]+)\)\s*$', 1),
                regexp_extract(account_name, '^(.+?)\s*\([0-9A-Za-z._/-]+\)\s*$', 1),
                regexp_extract(account_name, '([^:>]+)$', 1)
            ]) as text,
            unnest([1, 2, 3, 4, 5, 6, 7]) as trial
        from stated
    )
    where text <> ''
    group by all
),
found as (
    select
        mention.client_id,
        mention.source_file_key,
        mention.place,
        arg_min(account_named.account_id, account_named.rank * 10 + mention.trial) as account_id
    from mention
    join account_named  -- at most one row per rank; the best is taken
        on  account_named.client_id = mention.client_id
        and account_named.scope = mention.statement
        and account_named.name = mention.name
    group by mention.client_id, mention.source_file_key, mention.place
)
select
    stated.client_id,
    stated.report,
    stated.statement,
    coalesce(stated.basis, 'accrual') as basis,
    found.account_id,
    stated.account_code,
    stated.account_name,
    -- what systems show in equity without an account behind it
    case
        when account.standard_account = 'retained-earnings'
          or (found.account_id is null and regexp_matches(lower(coalesce(stated.account_name, stated.account_code)),
            'retained (earnings|profits?)|accumulated (earnings|profits?)|earnings of (earlier|prior) years|report à nouveau|gewinnvortrag|verlustvortrag|opptjent egenkapital|resultados? transitados?'))
            then 'earnings of earlier years'
        when found.account_id is null and regexp_matches(lower(coalesce(stated.account_name, stated.account_code)),
            'net (income|profit|earnings)|current[- ]year earnings|(profit|earnings|result)( \(loss\)| or loss)? (for|of) the (year|period)|résultat (de l.exercice|net)|jahres(überschuss|ergebnis|fehlbetrag)|årsresultat|resultado líquido')
            then 'earnings of the year'
    end as part,
    stated.from_on,
    stated.to_on,
    stated.measure,
    coalesce(
        stated.amount,
        stated.natural_amount * case
            -- a report shows contra accounts as negative amounts of their family
            when account.section in ('other income and expense', 'interest') then account.natural_sign
            when account.section = 'revenue' or account.section_order between 100 and 299 then -1
            when account.account_id is null and part is not null then -1
            else 1
        end
    ) as stated,
    coalesce(stated.currency, client.base_currency) as currency,
    client.base_currency,
    stated.source_file_key,
    stated.source_row
from stated
join dim_client as client  -- one row per client
    on client.client_id = stated.client_id
left join found  -- one row per figure
    on  found.client_id = stated.client_id
    and found.source_file_key = stated.source_file_key
    and found.place = stated.place
left join accounts as account  -- one row per account
    on  account.client_id = found.client_id
    and account.account_id = found.account_id
