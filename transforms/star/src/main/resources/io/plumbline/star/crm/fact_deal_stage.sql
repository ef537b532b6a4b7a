-- One row per stay of a deal in a stage, as successive dumps show it.
with dumped as (
    select
        *,
        row_number() over (
            partition by client_id, feed, deal_id, dump_on order by source_file_key desc, source_row desc
        ) as place
    from staging_deal
),
state as (
    select
        xxhash64(client_id, feed, deal_id) as deal_key,
        client_id,
        stage,
        dump_on,
        next_dump_on,
        amount,
        coalesce(outcome, deal_outcome(stage)) as outcome,
        source_file_key,
        source_row
    from dumped
    where place = 1
),
compared as (
    select
        *,
        coalesce(
            lag(stage) over deal_dumps = stage and lag(next_dump_on) over deal_dumps = dump_on, false
        ) as goes_on
    from state
    window deal_dumps as (partition by deal_key order by dump_on)
),
numbered as (
    select
        *,
        sum(if(goes_on, 0, 1)) over (partition by deal_key order by dump_on) as stay
    from compared
),
stay as (
    select
        deal_key,
        client_id,
        stay,
        min(dump_on) as entered_on,
        max_by(next_dump_on, dump_on) as left_on,
        min_by(stage, dump_on) as stage,
        min_by(amount, dump_on) as amount,
        min_by(outcome, dump_on) as outcome,
        min_by(source_file_key, dump_on) as source_file_key,
        min_by(source_row, dump_on) as source_row
    from numbered
    group by deal_key, client_id, stay
)
select
    deal_key,
    client_id,
    stage,
    entered_on,
    left_on,
    datediff(left_on, entered_on) as days,
    amount,
    outcome,
    source_file_key,
    source_row
from stay
