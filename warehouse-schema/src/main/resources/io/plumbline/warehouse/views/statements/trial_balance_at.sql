-- The trial balance of a period, of one client or of all, whole or by location.
create macro trial_balance_at(for_period, client := null, by := null) as table
select
    reported.client_id,
    reported.account_code,
    reported.account_name,
    reported.section,
    reported.opening,
    reported.debit,
    reported.credit,
    reported.closing,
    reported.rolled,
    reported.adjustments,
    case when reported.scope = 'location' then coalesce(location.location_name, 'No location') end as location
from reported_trial_balance as reported
left join dim_location as location  -- one version of a location is current
    on  location.client_id = reported.client_id
    and location.location_id = reported.location_id
    and location.is_current
where reported.period in (for_period, 'FY' || for_period)
  and (client is null or reported.client_id = client)
  and reported.scope = case
        when "by" is null then 'whole'
        when "by" in ('location', 'department', 'class', 'store') then 'location'
        else error('by must be ''location'' or ''department'', or left out')
    end
order by reported.client_id, location, reported.line = 'Between locations', reported.account_code
