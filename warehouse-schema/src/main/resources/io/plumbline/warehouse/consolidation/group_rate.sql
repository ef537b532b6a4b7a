-- One row per group, currency of a member and calendar month: the rates into the group's currency.
select group_id, currency, month_end as last_day, closing_rate, average_rate, historical_rate
from group_month_rate
