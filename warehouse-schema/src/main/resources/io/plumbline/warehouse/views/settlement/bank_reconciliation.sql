-- One row per line of a bank statement or of the ledger's bank accounts in its days, matched where amount and days agree.
create view bank_reconciliation as
with statement_days as (
    select client_id, min(posted_on) as first_on, max(posted_on) as last_on
    from fact_bank_line
    group by client_id
),
movement as (
    select
        client_id,
        'bank' as side,
        posted_on,
        currency,
        amount,
        bank_line_id as line_id,
        null::bigint as account_id
    from fact_bank_line
    union all
    select
        line.client_id,
        'ledger',
        line.posted_on,
        line.currency,
        line.transaction_amount,
        line.ledger_line_key::varchar,
        account.account_id
    from fact_ledger_line as line
    join statement_days  -- one row per client
        on  statement_days.client_id = line.client_id
        and line.posted_on between statement_days.first_on - interval 5 days and statement_days.last_on + interval 5 days
    join dim_account as account  -- one row per version of an account
        on  account.client_id = line.client_id
        and account.account_key = line.account_key
    where account.section = 'cash'
        and line.entry_kind <> 'opening'
        and line.amount <> 0
),
spaced as (
    select
        *,
        date_diff('day', lag(posted_on) over same_amount, posted_on) > 5 as begins
    from movement
    window same_amount as (partition by client_id, currency, amount order by posted_on, side, line_id)
),
run_of_days as (
    -- equal amounts less than six days apart may be one another's; in such a run the first of one side is the first of the other
    select
        * exclude (begins),
        count(*) filter (begins) over (partition by client_id, currency, amount order by posted_on, side, line_id rows unbounded preceding) as run
    from spaced
),
numbered as (
    select
        *,
        row_number() over (partition by client_id, currency, amount, run, side order by posted_on, line_id) as place
    from run_of_days
),
paired as (
    select
        coalesce(bank.client_id, ledger.client_id) as client_id,
        coalesce(bank.currency, ledger.currency) as currency,
        coalesce(bank.amount, ledger.amount) as amount,
        bank.line_id as bank_line_id,
        ledger.line_id as ledger_line_id,
        ledger.account_id,
        ledger.posted_on as ledger_on
    from (from numbered where side = 'bank') as bank
    full join (from numbered where side = 'ledger') as ledger  -- places are counted on each side
        on  ledger.client_id = bank.client_id
        and ledger.currency = bank.currency
        and ledger.amount = bank.amount
        and ledger.run = bank.run
        and ledger.place = bank.place
),
reconciled as (
    -- accounts of the ledger that no statement is about do not take part, nor what lies just outside its days
    select
        paired.*,
        bool_or(bank_line_id is not null) over (partition by paired.client_id, account_id) as is_bank_account
    from paired
)
select
    reconciled.client_id,
    case
        when reconciled.ledger_line_id is null then 'not in the ledger'
        when reconciled.bank_line_id is null then 'not on the statement'
        else 'matched'
    end as status,
    coalesce(bank.posted_on, ledger.posted_on) as posted_on,
    reconciled.amount,
    reconciled.currency,
    bank.bank_account,
    bank.payee,
    bank.memo,
    bank.file,
    bank.file_row,
    ledger.account_code,
    ledger.account_name,
    ledger.posted_on as ledger_on,
    ledger.entry_id,
    ledger.party_name,
    ledger.description,
    ledger.file as ledger_file,
    ledger.file_row as ledger_file_row,
    reconciled.bank_line_id,
    ledger.ledger_line_key
from reconciled
left join bank_lines as bank  -- a line has one id
    on  bank.client_id = reconciled.client_id
    and bank.bank_line_id = reconciled.bank_line_id
left join ledger  -- a line has one key
    on  ledger.client_id = reconciled.client_id
    and ledger.ledger_line_key::varchar = reconciled.ledger_line_id
left join statement_days  -- one row per client
    on statement_days.client_id = reconciled.client_id
where reconciled.bank_line_id is not null
    or (reconciled.is_bank_account and reconciled.ledger_on between statement_days.first_on and statement_days.last_on)
