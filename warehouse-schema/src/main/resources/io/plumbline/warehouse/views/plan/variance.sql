-- Actual against a basis ('budget', 'prior period' or 'prior year') in a period, by line and total, favourable or not.
create macro variance(for_period, basis := 'budget', client := null) as table
with compared as (
    select
        statement.*,
        case basis
            when 'budget' then statement.budget
            when 'prior period' then statement.prior_period
            when 'prior year' then statement.prior_year
            else error('basis must be ''budget'', ''prior period'' or ''prior year''')
        end as base
    from income_comparison as statement
    where statement.period = for_period
      and (client is null or statement.client_id = client)
)
select
    compared.client_id,
    compared.place,
    compared.section,
    compared.line,
    compared.kind,
    compared.actual * compared.sign as actual,
    compared.base * compared.sign as base,
    compared.actual - compared.base as variance,
    round((compared.actual - compared.base) / nullif(round(abs(compared.base), 2), 0), 4) as variance_pct,
    case
        when compared.actual > compared.base then 'favourable'
        when compared.actual < compared.base then 'unfavourable'
        when compared.actual = compared.base then 'no variance'
    end as mark,
    abs(compared.actual - compared.base) >= 1000
        and coalesce(abs(compared.actual - compared.base) >= 0.1 * nullif(round(abs(compared.base), 2), 0), true)
        as is_material
from compared
where compared.actual <> 0 or compared.base <> 0 or compared.kind <> 'line'
order by compared.client_id, compared.place
