-- One row per version of a plan.
select
    xxhash64(version.client_id, version.plan, version.version) as plan_key,
    version.client_id,
    version.plan,
    version.plan_kind,
    version.version,
    version.known_at,
    version.is_current,
    frozen_plan.plan is not null as is_frozen,
    trunc(version.first_month, 'MM') as first_month,
    trunc(version.last_month, 'MM') as last_month,
    version.source_file_key
from plan_version as version
left join frozen_plan  -- one row per plan and version; a plan without a version stands for all of them
    on  frozen_plan.client_id = version.client_id
    and lower(frozen_plan.plan) = lower(version.plan)
    and coalesce(frozen_plan.version, version.version) = version.version
