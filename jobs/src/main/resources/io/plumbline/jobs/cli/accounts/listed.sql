-- One row per account of a client with entries, in the order of its codes.
select
    account_code,
    account_path as account,
    account_type,
    standard_account,
    mapped_by,
    confidence::decimal(4, 2) as confidence,
    turnover::decimal(38, 2) as turnover,
    balance::decimal(38, 2) as balance,
    valid_from,
    evidence,
    candidates
from account_review
where client_id = '${client}'
order by account_code
