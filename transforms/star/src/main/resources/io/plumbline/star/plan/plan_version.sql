-- One row per export of a plan: its version.
with line as (
    select
        client_id,
        plan,
        export_key,
        dump_on,
        known_at,
        max(coalesce(plan_kind, 'budget')) as plan_kind,
        min(month_on) as first_month,
        max(month_on) as last_month,
        min(source_file_key) as source_file_key
    from staging_plan_line
    group by client_id, plan, export_key, dump_on, known_at
)
select
    *,
    row_number() over (partition by client_id, plan order by dump_on, known_at, source_file_key) as version,
    row_number() over (partition by client_id, plan order by dump_on desc, known_at desc, source_file_key desc) = 1
        as is_current
from line
