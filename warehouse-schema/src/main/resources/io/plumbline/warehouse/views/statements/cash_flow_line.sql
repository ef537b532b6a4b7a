-- One row per account, era of mapping and line of the cash-flow statement that it feeds: its debit-positive movement times factor.
create view cash_flow_line as
-- Whatever is not cash moves it the other way round. All income and expense is in net income; what of it is no operating
-- cash is taken out there and shown where it belongs. An expense that is not cash (depreciation) is written off fixed
-- assets: there it meets the fall of their book value, and what is left was bought or sold. A provision is not cash by
-- its balance sheet account. Between locations is what balances a location by itself.
with account as (
    select
        account.client_id,
        account.mapping_era,
        account.account_id,
        account.statement,
        account.section,
        account.standard_name,
        lower(left(account.standard_name, 1)) || substr(account.standard_name, 2) as name_within,
        coalesce(chart.place, 90) as place,
        case
            when account.section = 'unclassified' and account.cash_flow_class <> 'cash' then 'unclassified'
            when account.statement = 'balance sheet' and account.cash_flow_class = 'non-cash'
                and account.section in ('fixed assets', 'other assets') then 'investing'
            when account.cash_flow_class = 'none' then 'operating'
            else account.cash_flow_class
        end as class
    from account_mapping as account
    left join standard_chart as chart  -- one row per standard account
        on chart.standard_account = account.standard_account
    where account.statement <> 'none'
),
fed as (
    select
        client_id,
        mapping_era,
        account_id,
        unnest(case
            when statement = 'income statement' then
                [{place: 41000, section: 'operating', line: 'Net income', factor: -1}]
                || case class
                    when 'non-cash' then [
                        {place: 41100 + place, section: 'operating', line: standard_name, factor: 1},
                        {place: 43000, section: 'investing', line: 'Fixed assets bought and sold', factor: -1}]
                    when 'investing' then [
                        {place: 41200 + place, section: 'operating', line: standard_name || ', shown under investing', factor: 1},
                        {place: 43000, section: 'investing', line: 'Fixed assets bought and sold', factor: -1}]
                    when 'financing' then [
                        {place: 41200 + place, section: 'operating', line: standard_name || ', shown under financing', factor: 1},
                        {place: 44000 + place, section: 'financing', line: standard_name, factor: -1}]
                    when 'cash' then [
                        {place: 41300, section: 'operating', line: 'Exchange differences on cash, shown below', factor: 1},
                        {place: 45000, section: 'currency effect', line: 'Effect of exchange rates on cash', factor: -1}]
                    else []
                end
            else case class
                when 'cash' then [{place: 47000, section: 'cash', line: 'Cash', factor: 1}]
                when 'non-cash' then
                    [{place: 41400 + place, section: 'operating', line: 'Change in ' || name_within, factor: -1}]
                when 'investing' then
                    case section
                        when 'fixed assets' then
                            [{place: 43000, section: 'investing', line: 'Fixed assets bought and sold', factor: -1}]
                        else [{place: 43000 + place, section: 'investing', line: 'Change in ' || name_within, factor: -1}]
                    end
                when 'financing' then [{place: 44000 + place, section: 'financing', line: standard_name, factor: -1}]
                when 'unclassified' then
                    [{place: 42900, section: 'operating', line: 'Unclassified accounts', factor: -1}]
                else [{place: 42000 + place, section: 'operating', line: 'Change in ' || name_within, factor: -1}]
            end
        end || [{place: 46000, section: 'between locations', line: 'Between locations', factor: 1}]) as fed
    from account
)
select
    client_id,
    mapping_era,
    account_id,
    fed.place as place,
    fed.section as section,
    fed.line as line,
    fed.factor as factor
from fed
