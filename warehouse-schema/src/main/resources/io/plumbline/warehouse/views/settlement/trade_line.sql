-- One row per ledger line of a receivable or payable: what it opens (positive) or settles, and the group in which it settles.
create view trade_line as
-- A line belongs to the first of these groups that has both sides: lines of one account with the same settlement mark;
-- lines of one party about the same document, which a payment names in its text or carries as its reference; the one open
-- and the one settling line of a party with the same amount; a stretch of a party's lines that adds up to nought.
with document as (
    select client_id, account_id, party_id, document_ref
    from marked_trade_line
    where not is_marked and opened > 0 and document_ref is not null
    group by client_id, account_id, party_id, document_ref
),
named as (
    -- what a payment's text names: exactly one document that is open to the party
    select word.client_id, word.ledger_line_key, any_value(word.text) as document_ref
    from (
        select client_id, ledger_line_key, account_id, party_id,
            unnest(list_distinct(regexp_extract_all(description, '[0-9A-Za-z][0-9A-Za-z/._-]*[0-9A-Za-z]'))) as text
        from marked_trade_line
        where not is_marked and opened < 0
    ) as word
    join document  -- one row per document of a party
        on  document.client_id = word.client_id
        and document.account_id = word.account_id
        and document.party_id is not distinct from word.party_id
        and document.document_ref = word.text
    where regexp_matches(word.text, '[0-9]')
    group by word.client_id, word.ledger_line_key
    having count(*) = 1
),
about as (
    select marked.*, coalesce(named.document_ref, marked.document_ref) as about_ref
    from marked_trade_line as marked
    left join named  -- one row per line
        on  named.client_id = marked.client_id
        and named.ledger_line_key = marked.ledger_line_key
),
documented as (
    select
        *,
        not is_marked
            and about_ref is not null
            and min(opened) over same_document < 0
            and max(opened) over same_document > 0 as is_documented
    from about
    window same_document as (partition by client_id, account_id, party_id, is_marked, about_ref)
),
sized as (
    select
        *,
        not is_marked and not is_documented
            and party_id is not null
            and count(*) over same_amount = 2
            and min(opened) over same_amount < 0
            and max(opened) over same_amount > 0
            and max(case when opened < 0 then posted_on end) over same_amount
                >= min(case when opened > 0 then posted_on end) over same_amount as is_sized
    from documented
    window same_amount as (
        partition by client_id, account_id, party_id, is_marked or is_documented, abs(opened)
    )
),
running as (
    select
        *,
        not is_marked and not is_documented and not is_sized and party_id is not null as is_left,
        sum(opened) over (
            partition by client_id, account_id, party_id, is_left
            order by posted_on, opened desc, ledger_line_key
            rows between unbounded preceding and current row
        ) as running
    from sized
),
stretched as (
    select
        *,
        count(*) filter (where running = 0) over stretch as closed_after,
        count(*) filter (where running = 0) over (stretch rows between unbounded preceding and 1 preceding) as closed_before
    from running
    window stretch as (
        partition by client_id, account_id, party_id, is_left
        order by posted_on, opened desc, ledger_line_key
    )
),
grouped as (
    select
        *,
        case
            when is_marked then 'settlement mark'
            when is_documented then 'document'
            when is_sized then 'amount'
            -- the stretch that a line stands in ends at nought
            when is_left and max(closed_after) over (partition by client_id, account_id, party_id, is_left) > closed_before
                then 'cleared balance'
        end as matched_by
    from stretched
)
select
    client_id,
    ledger_line_key,
    entry_key,
    entry_kind,
    posted_on,
    period_key,
    account_id,
    party_id,
    document_ref,
    section,
    amount,
    opened,
    matched_by,
    case matched_by
        when 'settlement mark' then hash(account_id, matched_by, settlement_ref)
        when 'document' then hash(account_id, party_id, matched_by, about_ref)
        when 'amount' then hash(account_id, party_id, matched_by, abs(opened))
        when 'cleared balance' then hash(account_id, party_id, matched_by, closed_before)
    end as settlement_key,
    source_file_key,
    source_row
from grouped
