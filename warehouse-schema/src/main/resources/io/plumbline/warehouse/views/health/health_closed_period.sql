-- One row per ledger line that came into or went out of a month more than 31 days after its end, when the month had been exported before.
create view health_closed_period as
-- Only where the export that told otherwise was there a day earlier: of exports that are first read together, none is news.
select
    client_id,
    'change in a closed period' as finding,
    'warning' as severity,
    posted_on as found_on,
    account_id,
    entry_id,
    amount,
    format('{} {} days after the end of {}, told by {}', change, days_after_period, period, told_by_file) as reason,
    source_file_key,
    file_row as source_row
from ledger_restatement
where days_after_period > 31
  and known_at > told_otherwise_at + interval 1 day
  and entry_kind = 'normal'
