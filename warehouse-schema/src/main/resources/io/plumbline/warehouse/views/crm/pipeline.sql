-- One row per client, pipeline, stage, outcome and currency: deals, their value, and the win rate of the whole pipeline.
create view pipeline as
with stage as (
    select
        client_id,
        pipeline,
        stage,
        outcome,
        currency,
        count(*) as deals,
        sum(amount) as amount,
        sum(case when outcome = 'open' then amount * probability end) as weighted_amount,
        median(days_to_close) as median_days_to_close
    from fact_deal
    group by all
)
select
    *,
    round(sum(case when outcome = 'won' then deals else 0 end) over whole
        / nullif(sum(case when outcome <> 'open' then deals else 0 end) over whole, 0), 4) as win_rate,
    round(sum(case when outcome = 'won' then amount else 0 end) over whole
        / nullif(sum(case when outcome <> 'open' then amount else 0 end) over whole, 0), 4) as win_rate_by_amount
from stage
window whole as (partition by client_id, pipeline, currency)
