-- The balance sheet at the end of a period, beside the ones before; of one client or of all, whole or by location, in reading order.
create macro balance_sheet_at(for_period, client := null, by := null) as table
with asked as (
    select *
    from reporting_column
    where asked in (for_period, 'FY' || for_period)
      and (client is null or client_id = client)
)
select
    reported.client_id,
    reported.place,
    reported.side,
    reported.section,
    reported.line,
    reported.kind,
    coalesce(sum(reported.amount) filter (where asked.name = 'asked'), 0) as amount,
    case when bool_or(asked.has_prior) then coalesce(sum(reported.amount) filter (where asked.name = 'prior period'), 0) end as prior_period,
    case when bool_or(asked.has_prior_year) then coalesce(sum(reported.amount) filter (where asked.name = 'prior year'), 0) end as prior_year,
    case when reported.scope = 'location' then coalesce(location.location_name, 'No location') end as location
from reported_balance as reported
join asked  -- once for each column
    on  asked.client_id = reported.client_id
    and asked.period = reported.period
left join dim_location as location  -- one version of a location is current
    on  location.client_id = reported.client_id
    and location.location_id = reported.location_id
    and location.is_current
where (client is null or reported.client_id = client)
  and reported.scope = case
          when "by" is null then 'whole'
          when "by" in ('location', 'department', 'class', 'store') then 'location'
          else error('by must be ''location'' or ''department'', or left out')
      end
group by reported.client_id, reported.place, reported.side, reported.section, reported.line, reported.kind, reported.scope, reported.location_id, location.location_name
order by reported.client_id, location, reported.place
