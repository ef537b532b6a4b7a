-- One row per group, pair of members, account and calendar month: what the books of the one say about the other, in the group's currency.
-- An account that a group names for a counterparty counts whole; where it names a party, the lines that name it count,
-- save on accounts that count whole. Income and expense count as earned, so that closing entries change nothing.
with translated as (
    select * from translated_account
),
whole as (
    select
        line.group_id, line.client_id, rule.counterparty_id, line.account_id, line.account_code, line.standard_account,
        line.statement, line.month_end, line.balance, line.earned
    from translated as line
    join (
        select distinct group_id, client_id, counterparty_id, account from group_counterparty where account is not null
    ) as rule  -- settings refuse one account for two counterparties
        on  rule.group_id = line.group_id
        and rule.client_id = line.client_id
        and line.account_code glob rule.account
),
partner as (
    select distinct rule.group_id, rule.client_id, rule.counterparty_id, party.party_key
    from group_counterparty as rule
    join dim_party as party  -- every version of every party of that name or tax number
        on  party.client_id = rule.client_id
        and rule.party in (party.party_name, party.tax_id)
    where rule.party is not null
),
named as (
    select
        partner.group_id,
        partner.client_id,
        partner.counterparty_id,
        line.account_id,
        period.era,
        last_day(period.first_day + cast((period.last_day - period.first_day) // 2 as integer)) as month_end,
        sum(line.amount) as movement,
        sum(case when line.entry_kind in ('normal', 'adjustment') then line.amount else 0 end) as earned
    from partner
    join fact_ledger_line as line  -- a party's lines
        on  line.client_id = partner.client_id
        and line.party_key = partner.party_key
    join ledger_period as period  -- one row per period key
        on  period.client_id = line.client_id
        and period.period_key = line.period_key
    group by all
),
renewed as (
    select group_id, client_id, counterparty_id, account_id, month_end, sum(movement) as movement, sum(earned) as earned
    from (
        select group_id, client_id, counterparty_id, account_id, month_end, movement, earned
        from named
        union all
        select old.group_id, old.client_id, old.counterparty_id, old.account_id, era.first_month_end, -old.movement, 0
        from named as old
        join (
            select client_id, era,
                min(last_day(first_day + cast((last_day - first_day) // 2 as integer))) as first_month_end
            from ledger_period
            group by client_id, era
        ) as era  -- one row per client and era
            on  era.client_id = old.client_id
            and era.era = old.era + 1
    )
    group by all
),
partial_cell as (
    select
        line.group_id, line.client_id, renewed.counterparty_id, line.account_id, line.account_code,
        line.standard_account, line.statement, line.month_end, line.rate_kind,
        line.closing_rate, line.average_rate, line.historical_rate,
        cast(sum(renewed.movement) as decimal(18, 4)) as local_balance,
        cast(coalesce(sum(renewed.movement) filter (renewed.month_end = line.month_end), 0) as decimal(18, 4))
            as movement,
        cast(coalesce(sum(renewed.earned) filter (renewed.month_end = line.month_end), 0) as decimal(18, 4)) as earned
    from translated as line
    join renewed  -- everything up to the month, summed up
        on  renewed.group_id = line.group_id
        and renewed.client_id = line.client_id
        and renewed.account_id = line.account_id
        and renewed.month_end <= line.month_end
    where not exists (
        select 1
        from group_counterparty as rule
        where rule.group_id = line.group_id
          and rule.client_id = line.client_id
          and rule.account is not null
          and line.account_code glob rule.account
    )
    group by all
),
partial as (
    select
        group_id, client_id, counterparty_id, account_id, account_code, standard_account, statement, month_end,
        case
            when rate_kind = 'none' then local_balance
            when rate_kind = 'closing' then case when local_balance = 0 then 0 else round(local_balance * closing_rate, 2) end
            else sum(case when movement = 0 then 0 else round(movement * historical_rate, 2) end) over (
                partition by group_id, client_id, counterparty_id, account_id
                order by month_end
                rows between unbounded preceding and current row
            )
        end as balance,
        case
            when rate_kind = 'none' then earned
            when earned = 0 then 0
            else round(earned * average_rate, 2)
        end as earned
    from partial_cell
),
counted as (
    select * from whole
    union all
    select * from partial
),
both_in as (
    select distinct group_id, client_id, month_end from translated
)
select
    counted.group_id,
    counted.client_id,
    counted.counterparty_id,
    counted.account_id,
    counted.account_code,
    counted.standard_account,
    counted.statement,
    counted.month_end,
    cast(case
        when counted.statement = 'income statement' then sum(counted.earned) over (
            partition by counted.group_id, counted.client_id, counted.counterparty_id, counted.account_id
            order by counted.month_end
            rows between unbounded preceding and current row
        )
        else counted.balance
    end as decimal(18, 4)) as balance,
    cast(counted.earned as decimal(18, 4)) as earned
from counted
join both_in as other  -- both belong to the group in that month
    on  other.group_id = counted.group_id
    and other.client_id = counted.counterparty_id
    and other.month_end = counted.month_end
