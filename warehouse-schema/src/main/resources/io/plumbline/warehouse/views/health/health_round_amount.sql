-- One row per ledger line of the income statement with a round amount, in an account whose amounts hardly ever are.
create view health_round_amount as
-- Round is a multiple of 1,000; hardly ever is less than one line in a hundred, of at least 100. Small ones are left out: the
-- amount must be larger than nine in ten of the account.
with line as (
    select
        line.client_id,
        line.account_id,
        line.entry_id,
        line.posted_on,
        line.amount,
        line.amount % 1000 = 0 as is_round,
        count(*) over account_lines as lines,
        count(*) filter (where line.amount % 1000 = 0) over account_lines as round_lines,
        quantile_cont(abs(line.amount), 0.9) over account_lines as usual_amount,
        line.source_file_key,
        line.source_row
    from fact_ledger_line as line
    join accounts as account  -- one row per account
        on  account.client_id = line.client_id
        and account.account_id = line.account_id
        and account.statement = 'income statement'
    where line.entry_kind = 'normal' and line.amount <> 0
    window account_lines as (partition by line.client_id, line.account_id)
)
select
    client_id,
    'round amount' as finding,
    'notice' as severity,
    posted_on as found_on,
    account_id,
    entry_id,
    abs(amount) as amount,
    format('{} of {} lines of the account have a round amount', round_lines, lines) as reason,
    source_file_key,
    source_row
from line
where is_round
  and lines >= 100
  and round_lines < 0.01 * lines
  and abs(amount) > usual_amount
