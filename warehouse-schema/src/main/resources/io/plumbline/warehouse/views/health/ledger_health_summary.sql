-- One row per client and kind of finding about its ledger: how many, how much, and when the newest was.
create view ledger_health_summary as
select
    client_id,
    finding,
    severity,
    count(*) as findings,
    sum(abs(amount)) as amount,
    min(found_on) as first_on,
    max(found_on) as last_on
from ledger_health
group by client_id, finding, severity
