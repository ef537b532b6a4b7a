-- The star of ledgers as plain DuckDB SQL would build it: the same rows, order, compression and number of files.
-- Accounts and periods are taken as they are, to the favour of this side.
create view staged as
select * from read_parquet('${staging}/*/*/ledger_line.parquet');

create table account as
select * from read_parquet('${snapshot}/dim_account/*/*.parquet', hive_partitioning = true);

create table period_day as
select period.*, unnest(generate_series(first_day, last_day, interval 1 day))::date as day_on
from read_parquet('${snapshot}/dim_period/*/*.parquet', hive_partitioning = true) as period;

create table party as
select
    line.client_id,
    hash(line.client_id, lower(trim(line.party_name))) as party_key,
    max_by(line.party_name, line.source_row) as party_name,
    bool_or(account.section = 'revenue' or account.standard_account = 'receivables') as is_customer,
    bool_or(account.section in ('cost of sales', 'operating expense')) as is_supplier,
    count(*) as mentions
from staged as line
left join account  -- one version of an account is current
    on  account.client_id = line.client_id
    and account.account_code = line.account_code
    and account.is_current
where line.party_name is not null
group by all;

copy (select *, hash(client_id) % 64 as shard from party order by shard, client_id, party_name)
to '${target}/dim_party' (format parquet, compression zstd, partition_by (shard));

copy (
    select
        hash(line.source_file_key, line.source_row) as ledger_line_key,
        line.client_id,
        hash(line.client_id, period_day.fiscal_year, line.entry_id) as entry_key,
        line.entry_id,
        coalesce(line.entry_kind, 'normal') as entry_kind,
        line.journal_code,
        line.posted_on,
        period_day.period_key,
        account.account_key,
        account.account_id,
        party.party_key,
        line.document_type,
        line.document_ref,
        line.document_on,
        line.due_on,
        line.description,
        coalesce(line.amount, line.natural_amount * account.natural_sign) as amount,
        coalesce(line.currency, 'USD') as currency,
        coalesce(line.transaction_amount, line.amount) as transaction_amount,
        line.source_file_key,
        line.source_row,
        hash(line.client_id) % 64 as shard
    from staged as line
    left join period_day  -- a day belongs to one period of a client
        on  period_day.client_id = line.client_id
        and period_day.day_on = line.posted_on
    left join account  -- the versions of an account tile all days
        on  account.client_id = line.client_id
        and account.account_code = line.account_code
        and line.posted_on between account.valid_from and account.valid_to
    left join party  -- one row per name
        on  party.client_id = line.client_id
        and party.party_key = hash(line.client_id, lower(trim(line.party_name)))
    order by shard, line.client_id, line.posted_on, account.account_id, line.source_file_key, line.source_row
)
to '${target}/fact_ledger_line' (format parquet, compression zstd, partition_by (shard));

copy (
    select
        client_id,
        account_id,
        period_key,
        entry_kind,
        sum(case when amount > 0 then amount else 0 end) as debit,
        sum(case when amount < 0 then -amount else 0 end) as credit,
        sum(amount) as movement,
        count(*) as lines,
        shard
    from read_parquet('${target}/fact_ledger_line/*/*.parquet', hive_partitioning = true)
    group by all
    order by shard, client_id, period_key, account_id
)
to '${target}/fact_account_month' (format parquet, compression zstd, partition_by (shard));
