-- One row per line that opens or settles within a group: how far it reaches, when the lines of its side are laid end to end.
create view placed_trade_line as
select
    *,
    sum(abs(opened)) over (
        partition by client_id, settlement_key, opened > 0
        order by posted_on, ledger_line_key
        rows between unbounded preceding and current row
    ) as reaches
from trade_line
where settlement_key is not null
